/// The cells of a sheet that were made into one. Each of them means what the first one holds, as a child's number over three rows.
///
/// They stand behind the rows in the file, so its bytes are looked through once before the rows are read.
struct MergedCells {
    private struct Area { let columns: ClosedRange<Int>; let rows: ClosedRange<Int>; var value = "" }

    private static let most = 10_000
    private static let mark = Array("<mergeCell ".utf8)
    private var areas: [Area] = []

    init(of source: any ByteSource) throws(Refusal) {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
        defer { chunk.deallocate() }
        var rest: [UInt8] = []
        while true {
            let count = try source.read(into: chunk)
            if count == 0 { break }
            let bytes = UnsafeRawBufferPointer(rebasing: chunk.prefix(count))
            rest = take(rest, bytes)
        }
        areas.sort { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    /// - Returns: the last bytes, in which a mark may have begun.
    private mutating func take(_ before: [UInt8], _ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        // Almost every sheet has none: look for the sign that begins the mark before anything is copied.
        let isNear = !before.isEmpty && before.contains(UInt8(ascii: "<"))
        guard isNear || MergedCells.mayHold(bytes) else { return Array(bytes.suffix(64)) }
        let joined = before + bytes
        var place = joined.startIndex
        while let found = joined[place...].firstRange(of: MergedCells.mark) {
            let end = joined[found.upperBound...].prefix(40)
            place = found.upperBound
            guard let text = String(validating: end, as: UTF8.self)?.split(separator: "\"").dropFirst().first else { continue }
            if end.contains(UInt8(ascii: ">")) || joined.endIndex - found.upperBound > 40 { add(text) }
        }
        return Array(joined[max(place, joined.count - 64)...])
    }

    private static func mayHold(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 6 < bytes.count {
            if bytes[index] == 0x3C, bytes[index + 1] == 0x6D, bytes[index + 2] == 0x65, bytes[index + 3] == 0x72 { return true }
            index += 1
        }
        return bytes.suffix(8).contains(0x3C)
    }

    private mutating func add(_ text: Substring) {
        let corners = text.split(separator: ":")
        guard areas.count < MergedCells.most, corners.count == 2, let left = CellPlace.column(String(corners[0])),
            let right = CellPlace.column(String(corners[1])), let top = CellPlace.row(corners[0]), let bottom = CellPlace.row(corners[1]),
            left <= right, top <= bottom, right < TableRow.mostCells
        else { return }
        areas.append(Area(columns: left...right, rows: top...bottom))
    }

    mutating func fill(_ cells: inout [String], row: Int) {
        guard !areas.isEmpty else { return }
        for index in areas.indices {
            guard areas[index].rows.lowerBound <= row else { break }
            guard areas[index].rows.contains(row) else { continue }
            let columns = areas[index].columns
            if row == areas[index].rows.lowerBound {
                areas[index].value = columns.lowerBound < cells.count ? cells[columns.lowerBound] : ""
            }
            if areas[index].value.isEmpty { continue }
            while cells.count <= columns.upperBound { cells.append("") }
            for column in columns where cells[column].isEmpty { cells[column] = areas[index].value }
        }
        areas.removeAll { $0.rows.upperBound < row }
    }
}
