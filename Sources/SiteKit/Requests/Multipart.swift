import Foundation

/// A file as a browser sent it. Its name and its declared type are only what the sender claims.
package struct Upload: Sendable {
    package let field: String
    package let name: String
    package let bytes: ArraySlice<UInt8>
}

/// Reads `multipart/form-data`, the form of an upload, as it comes in, with bounds on parts, header lengths and words. Of a file that goes to
/// the disk no more is held than one piece.
struct MultipartReader {
    enum Destination: Sendable { case memory, disk(UploadFolder) }

    private enum State {
        case preamble, behindBoundary, headers, done
        case words(name: String, [UInt8])
        case held(field: String, name: String, [UInt8])
        case kept(FileBeingSent)
    }

    static let mostParts = 500
    private static let longestHeaders = 4096
    private static let lineEnd = Array("\r\n".utf8)
    private static let gap = Array("\r\n\r\n".utf8)

    private let destination: Destination
    private let mostWords: Int
    /// Line end and boundary: what ends a part.
    private let mark: [UInt8]
    private var state = State.preamble
    private var waiting: [UInt8] = []
    private var words = 0
    private var fields: [(String, String)] = []
    private var files: [Upload] = []
    private var kept: [UploadedFile] = []

    /// - Parameter mostWords: the bytes of all fields together.
    init(boundary: String, to destination: Destination = .memory, mostWords: Int = Site.formLimit) throws {
        guard !boundary.isEmpty, boundary.utf8.count <= 70 else { throw RequestFault.unreadable }
        (self.destination, self.mostWords, mark) = (destination, mostWords, Array("\r\n--\(boundary)".utf8))
    }

    /// How much of the form lies in memory.
    var heldBytes: Int { waiting.count + words + files.reduce(0) { $0 + $1.bytes.count } }

    mutating func take(_ bytes: some Collection<UInt8>) throws {
        if case .done = state { return }
        waiting.append(contentsOf: bytes)
        while try step() {}
    }

    /// What the form held, once it has come in whole.
    consuming func finish() throws -> (fields: Fields, files: [Upload], kept: [UploadedFile]) {
        guard case .done = state else { throw RequestFault.unreadable }
        return (Fields(fields), files, kept)
    }

    /// False when more has to come in first.
    private mutating func step() throws -> Bool {
        switch state {
        case .done: return false
        case .preamble:
            let opening = Array(mark.dropFirst(2))
            guard let place = waiting.place(of: opening) else {
                waiting.removeFirst(max(0, waiting.count - opening.count + 1))
                return false
            }
            waiting.removeFirst(place + opening.count)
            state = .behindBoundary
            return true
        case .behindBoundary: return try beginPart()
        case .headers: return try readHeaders()
        case .words, .held, .kept: return try readContent()
        }
    }

    private mutating func beginPart() throws -> Bool {
        guard waiting.count >= 2 else { return false }
        if waiting.starts(with: "--".utf8) {
            state = .done
            waiting = []
            return false
        }
        guard waiting.starts(with: MultipartReader.lineEnd), fields.count + files.count + kept.count < MultipartReader.mostParts else {
            throw RequestFault.unreadable
        }
        state = .headers
        return true
    }

    /// The line end behind the boundary still waits, so that a part without headers is seen for what it is.
    private mutating func readHeaders() throws -> Bool {
        let most = MultipartReader.longestHeaders + 2
        guard let end = waiting.place(of: MultipartReader.gap, from: 2, within: most) else {
            guard waiting.count < most, waiting.place(of: mark) == nil else { throw RequestFault.unreadable }
            return false
        }
        // The mark may come behind the gap or not at all yet; it may not begin in it.
        guard waiting.count >= end + 2 + mark.count else {
            if waiting.place(of: mark) != nil { throw RequestFault.unreadable }
            if waiting[(end + 2)...].elementsEqual(mark.prefix(waiting.count - end - 2)) { return false }
            return try begin(headers: 2..<end)
        }
        if let place = waiting.place(of: mark), place <= end + 2 { throw RequestFault.unreadable }
        return try begin(headers: 2..<end)
    }

    private mutating func begin(headers: Range<Int>) throws -> Bool {
        guard let text = String(typed: waiting[headers]),
            let disposition = text.split(separator: "\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let field = MultipartReader.parameter("name", of: disposition)
        else { throw RequestFault.unreadable }
        waiting.removeFirst(headers.upperBound + MultipartReader.gap.count)
        guard let name = MultipartReader.parameter("filename", of: disposition) else {
            state = .words(name: field, [])
            return true
        }
        switch destination {
        case .memory: state = .held(field: field, name: name, [])
        case .disk(let folder): state = .kept(try FileBeingSent(field: field, name: name, in: folder))
        }
        return true
    }

    private mutating func readContent() throws -> Bool {
        if let end = waiting.place(of: mark) {
            try put(end)
            waiting.removeFirst(end + mark.count)
            try endPart()
            state = .behindBoundary
            return true
        }
        let sure = max(0, waiting.count - mark.count + 1)
        try put(sure)
        waiting.removeFirst(sure)
        return false
    }

    /// The first so many bytes that wait belong to the part.
    private mutating func put(_ count: Int) throws {
        guard count > 0 else { return }
        // The state is let go of while its bytes grow, so that they are not copied.
        let before = state
        state = .done
        switch before {
        case .words(let name, var bytes):
            words += count
            guard words <= mostWords else { throw RequestFault.tooLarge(mostWords) }
            bytes.append(contentsOf: waiting.prefix(count))
            state = .words(name: name, bytes)
        case .held(let field, let name, var bytes):
            bytes.append(contentsOf: waiting.prefix(count))
            state = .held(field: field, name: name, bytes)
        case .kept(let file):
            try file.write(waiting.prefix(count))
            state = before
        case .preamble, .behindBoundary, .headers, .done: state = before
        }
    }

    private mutating func endPart() throws {
        switch state {
        case .words(let name, let bytes):
            guard let text = String(typed: bytes) else { throw RequestFault.unreadable }
            fields.append((name, text))
        case .held(let field, let name, let bytes): files.append(Upload(field: field, name: name, bytes: bytes[...]))
        case .kept(let file): kept.append(try file.finish())
        case .preamble, .behindBoundary, .headers, .done: break
        }
    }

    private static func parameter(_ name: String, of header: Substring) -> String? {
        guard let range = header.firstRange(of: "; \(name)=\"") else { return nil }
        return header[range.upperBound...].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first
            .map { String($0).replacing("%22", with: "\"") }
    }
}

extension [UInt8] {
    /// Where these bytes stand for the first time. The system looks for their first byte, which is what makes 60 megabytes quick.
    fileprivate func place(of mark: [UInt8], from start: Int = 0, within most: Int = .max) -> Int? {
        withUnsafeBytes { all -> Int? in
            guard let base = all.baseAddress, let first = mark.first else { return nil }
            let last = Swift.min(all.count, most) - mark.count
            var index = start
            while index <= last {
                guard let found = memchr(base + index, Int32(first), last - index + 1) else { return nil }
                index = UnsafeRawPointer(found) - base
                if memcmp(base + index, mark, mark.count) == 0 { return index }
                index += 1
            }
            return nil
        }
    }
}
