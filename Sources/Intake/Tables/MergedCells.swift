import Foundation

/// The cells of a sheet that were made into one. Each of them means what the first one holds, as a child's number over three rows.
///
/// They stand behind the rows in the file, so its bytes are looked through once before the rows are read.
struct MergedCells {
    private struct Area { let columns: ClosedRange<Int>; let rows: ClosedRange<Int>; var value: [UInt8] = [] }

    private static let most = 10_000
    private static let mark = Array("<mergeCell ".utf8)
    private var areas: [Area] = []
    private var isFull = false

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
        // Cells whose value is not known would be read as empty.
        if isFull { throw .outOfLimits }
        areas.sort { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    /// - Returns: the last bytes, in which a mark may have begun.
    private mutating func take(_ before: [UInt8], _ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let joined = before + bytes
        var place = 0
        while let found = joined.place(of: MergedCells.mark, from: place) {
            place = found + MergedCells.mark.count
            let end = joined[place...].prefix(40)
            // The rest of it comes with the next piece.
            guard end.count == 40 || end.contains(UInt8(ascii: ">")) else { return Array(joined[found...]) }
            if let text = String(validating: end, as: UTF8.self)?.split(separator: "\"").dropFirst().first { add(text) }
        }
        return Array(joined[max(place, joined.count - MergedCells.mark.count + 1)...])
    }

    private mutating func add(_ text: Substring) {
        let corners = text.split(separator: ":")
        guard corners.count == 2, let left = CellPlace.column(corners[0]),
            let right = CellPlace.column(corners[1]), let top = CellPlace.row(corners[0]), let bottom = CellPlace.row(corners[1]),
            left <= right, top <= bottom, right < TableRow.mostCells
        else { return }
        if areas.count == MergedCells.most {
            isFull = true
            return
        }
        areas.append(Area(columns: left...right, rows: top...bottom))
    }

    mutating func fill(_ cells: inout RowCells, row: Int) {
        guard !areas.isEmpty else { return }
        for index in areas.indices {
            guard areas[index].rows.lowerBound <= row else { break }
            guard areas[index].rows.contains(row) else { continue }
            let columns = areas[index].columns
            if row == areas[index].rows.lowerBound { areas[index].value = Array(cells[columns.lowerBound]) }
            if areas[index].value.isEmpty { continue }
            for column in columns where cells[column].isEmpty { cells.put(areas[index].value[...], at: column) }
        }
        areas.removeAll { $0.rows.upperBound < row }
    }
}

extension [UInt8] {
    /// Where these bytes stand next. Their second is looked for, since the first one of a tag is everywhere.
    fileprivate func place(of mark: [UInt8], from start: Int) -> Int? {
        withUnsafeBytes { all in
            guard let base = all.baseAddress, mark.count > 1 else { return nil }
            var index = start + 1
            while index + mark.count - 1 <= all.count {
                guard let found = memchr(base + index, Int32(mark[1]), all.count - mark.count + 2 - index) else { return nil }
                index = UnsafeRawPointer(found) - base
                if memcmp(base + index - 1, mark, mark.count) == 0 { return index - 1 }
                index += 1
            }
            return nil
        }
    }
}
