/// A CSV file: any of four separators, any line ends, quoted cells with line ends in them.
///
/// A quote that is never closed swallows the rest of the file. Then the row that opened it is faulty, and reading goes on behind
/// the line on which it was opened.
final class TableOfText: TableRows {
    private enum State { case start, plain, quoted, quoteInQuoted }

    private let source: PlainBytes
    private let row = TableRow()
    private var state = State.start
    private var separator = UInt8(ascii: ",")
    private var number = 1
    private var hasContent = false
    private var lastWasReturn = false
    /// How many bytes were read, and where to go on when the open quote is never closed.
    private var offset = 0
    private var resume: Int?
    private var rewinds = 0
    private static let mostRewinds = 3

    init(_ source: any ByteSource) { self.source = PlainBytes(source) }

    func eachRow(_ body: (TableRow) throws -> Void) throws {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { chunk.deallocate() }
        row.clear(number: number)
        var isFirst = true
        while true {
            let count = try source.read(into: chunk)
            if count == 0 {
                guard try finish(body) else { return }
                try goBack(chunk)
                continue
            }
            let bytes = UnsafeRawBufferPointer(rebasing: chunk.prefix(count))
            if isFirst { separator = TableOfText.separator(in: bytes) }
            isFirst = false
            try take(bytes, body)
        }
    }

    /// The sign that stands most often in the first line that holds one, outside quotes.
    private static func separator(in bytes: UnsafeRawBufferPointer) -> UInt8 {
        var (counts, quoted): ([UInt8: Int], Bool) = ([:], false)
        for byte in bytes {
            if byte == 0x22 { quoted.toggle() }
            if quoted { continue }
            if byte == 0x0A || byte == 0x0D { if counts.isEmpty { continue } else { break } }
            if ",;\t|".utf8.contains(byte) { counts[byte, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ body: (TableRow) throws -> Void) throws {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if lastWasReturn {
                lastWasReturn = false
                if byte == 0x0A {
                    index += 1
                    continue
                }
            }
            switch state {
            case .quoted:
                index = takeQuoted(bytes, from: index)
                continue
            case .quoteInQuoted where byte == 0x22:
                row.append(byte)
                state = .quoted
            case .start where byte == 0x22:
                (state, hasContent, resume) = (.quoted, true, nil)
            case .start, .plain, .quoteInQuoted:
                if byte == separator {
                    row.endCell()
                    (state, hasContent) = (.start, true)
                } else if byte == 0x0A || byte == 0x0D {
                    lastWasReturn = byte == 0x0D
                    try endRow(body)
                } else {
                    index = takePlain(bytes, from: index)
                    continue
                }
            }
            index += 1
        }
        offset += bytes.count
    }

    private func takePlain(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            if byte == 0 { row.fault = row.fault ?? .zeroByte }
            index += 1
        }
        row.append(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
        (state, hasContent) = (.plain, true)
        return index
    }

    private func takeQuoted(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != 0x22 {
            if resume == nil, bytes[index] == 0x0A { resume = offset + index + 1 }
            if bytes[index] == 0 { row.fault = row.fault ?? .zeroByte }
            index += 1
        }
        row.append(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
        if index < bytes.count {
            state = .quoteInQuoted
            index += 1
        }
        return index
    }

    private func endRow(_ body: (TableRow) throws -> Void) throws {
        row.endCell()
        if hasContent { try body(row) }
        number += 1
        (state, hasContent, resume) = (.start, false, nil)
        row.clear(number: number)
    }

    /// True when there is more behind a quote that was never closed.
    private func finish(_ body: (TableRow) throws -> Void) throws -> Bool {
        let open = state == .quoted
        if open { row.fault = .unterminatedQuote }
        let (place, hadContent) = (resume, hasContent)
        if hadContent { try endRow(body) }
        guard open, let place, rewinds < TableOfText.mostRewinds else { return false }
        rewinds += 1
        resume = place
        return true
    }

    private func goBack(_ chunk: UnsafeMutableRawBufferPointer) throws {
        let place = resume ?? 0
        try source.restart()
        offset = 0
        while offset < place {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: chunk.prefix(min(chunk.count, place - offset))))
            if count == 0 { break }
            offset += count
        }
        (resume, lastWasReturn) = (nil, false)
    }
}
