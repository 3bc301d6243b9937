/// What is wrong with a row as such, before anybody reads its cells.
package enum RowFault: String, CaseIterable, Codable, Sendable {
    case zeroByte = "zero_byte"
    case tooLong = "too_long"
    case unterminatedQuote = "unterminated_quote"
    case tooManyCells = "too_many_cells"
}

/// One row of a table while it is read. It is good until the next row is asked for.
package final class TableRow {
    static let longestCell = 65_536
    static let mostCells = 2_000

    /// The first row of the table is 1, as a spreadsheet program counts.
    package internal(set) var number = 0
    package internal(set) var fault: RowFault?
    /// True for a row that the workbook hides.
    package internal(set) var isHidden = false
    private let store: UnsafeMutablePointer<UInt8>
    private static let capacity = 1 << 20
    private var length = 0
    private var ends: [Int] = []

    init() {
        store = .allocate(capacity: TableRow.capacity)
        ends.reserveCapacity(64)
    }

    deinit { store.deallocate() }

    package var count: Int { ends.count }

    /// The bytes of a cell without white space around them; none for a cell that is not there.
    package func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index >= 0, index < ends.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        var (start, end) = (index == 0 ? 0 : ends[index - 1], ends[index])
        while start < end, store[start] <= 0x20 { start += 1 }
        while end > start, store[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(start: store + start, count: end - start)
    }

    /// The text of a cell, with plain spaces only. What is not UTF-8 is read as the older encoding that spreadsheet programs on Windows
    /// write.
    package func text(_ index: Int) -> String {
        let bytes = bytes(index)
        if bytes.isEmpty { return "" }
        return (String(validating: bytes, as: UTF8.self) ?? TableRow.windows(bytes)).withPlainSpaces
    }

    package var isEmpty: Bool { ends.indices.allSatisfy { bytes($0).isEmpty || (bytes($0)[0] >= 0x80 && text($0).isEmpty) } }

    func clear(number: Int) {
        (length, fault, isHidden, self.number) = (0, nil, false, number)
        ends.removeAll(keepingCapacity: true)
    }

    func append(_ byte: UInt8) {
        guard length < TableRow.capacity, length - (ends.last ?? 0) < TableRow.longestCell else {
            fault = fault ?? .tooLong
            return
        }
        if byte == 0 { fault = fault ?? .zeroByte }
        store[length] = byte
        length += 1
    }

    func append(_ bytes: UnsafeRawBufferPointer) {
        guard length + bytes.count <= TableRow.capacity, length - (ends.last ?? 0) + bytes.count <= TableRow.longestCell,
            let from = bytes.baseAddress
        else {
            if !bytes.isEmpty { fault = fault ?? .tooLong }
            return
        }
        UnsafeMutableRawPointer(store + length).copyMemory(from: from, byteCount: bytes.count)
        length += bytes.count
    }

    func endCell() {
        guard ends.count < TableRow.mostCells else {
            fault = fault ?? .tooManyCells
            return
        }
        ends.append(length)
    }

    /// Windows-1252: what lies between 0x80 and 0x9F is typographic there.
    private static func windows(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let typographic: [UInt32] = [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
            0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
        ]
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? typographic[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(text)
    }
}

/// A table of a file: its rows from the first to the last, one at a time.
package protocol TableRows {
    func eachRow(_ body: (TableRow) throws -> Void) throws
}
