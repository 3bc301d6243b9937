/// A file as a browser sent it. Its name and its declared type are only what the sender claims.
package struct Upload: Sendable {
    package let field: String
    package let name: String
    package let bytes: ArraySlice<UInt8>
}

/// Reads `multipart/form-data`, the form of an upload, with bounds on parts and header lengths.
enum Multipart {
    static func read(_ body: [UInt8], boundary: String) -> (fields: Fields, files: [Upload])? {
        let (line, lineEnd) = (Array("--\(boundary)".utf8), Array("\r\n".utf8))
        guard !boundary.isEmpty, boundary.utf8.count <= 70, var start = find(line, in: body, from: 0) else { return nil }
        var fields: [(String, String)] = []
        var files: [Upload] = []
        while true {
            start += line.count
            if body.dropFirst(start).starts(with: "--".utf8) { return (Fields(fields), files) }
            guard body.dropFirst(start).starts(with: lineEnd), fields.count + files.count < 500,
                let end = find(lineEnd + line, in: body, from: start),
                let part = Part(body[(start + 2)..<max(end, start + 2)])
            else { return nil }
            if let file = part.file {
                files.append(Upload(field: part.name, name: file, bytes: part.content))
            } else if let text = String(typed: part.content) {
                fields.append((part.name, text))
            } else {
                return nil
            }
            start = end + 2
        }
    }

    private struct Part {
        let name: String
        let file: String?
        let content: ArraySlice<UInt8>

        init?(_ bytes: ArraySlice<UInt8>) {
            let gap = Array("\r\n\r\n".utf8)
            guard let end = find(gap, in: bytes.prefix(4096), from: bytes.startIndex),
                let headers = String(typed: bytes[bytes.startIndex..<end])
            else { return nil }
            let disposition = headers.split(separator: "\n").first { $0.lowercased().hasPrefix("content-disposition:") }
            guard let disposition, let name = Part.parameter("name", of: disposition) else { return nil }
            self.name = name
            file = Part.parameter("filename", of: disposition)
            content = bytes[(end + gap.count)...]
        }

        private static func parameter(_ name: String, of header: Substring) -> String? {
            guard let range = header.firstRange(of: "; \(name)=\"") else { return nil }
            return header[range.upperBound...].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first
                .map { String($0).replacing("%22", with: "\"") }
        }
    }

    private static func find(_ needle: [UInt8], in bytes: some RandomAccessCollection<UInt8>, from start: Int) -> Int? {
        bytes.withContiguousStorageIfAvailable { storage -> Int? in
            let offset = start - (bytes.startIndex as? Int ?? 0)
            guard let first = needle.first, storage.count >= needle.count else { return nil }
            var index = offset
            while index <= storage.count - needle.count {
                if storage[index] == first, storage[index..<(index + needle.count)].elementsEqual(needle) {
                    return index + (start - offset)
                }
                index += 1
            }
            return nil
        } ?? nil
    }
}
