/// The rows of one sheet. A cell that shows a day comes as `2022-06-06`, whatever number it holds.
final class SheetRows: TableRows {
    private let archive: Archive
    private let entry: Archive.Entry
    private let limits: IntakeLimits
    private let strings: SharedStrings
    private let styles: CellStyles
    private let begins1904: Bool
    private var cells: [String] = []
    private let row = TableRow()

    init(
        archive: Archive, entry: Archive.Entry, limits: IntakeLimits, strings: SharedStrings, styles: CellStyles, begins1904: Bool
    ) {
        (self.archive, self.entry, self.limits) = (archive, entry, limits)
        (self.strings, self.styles, self.begins1904) = (strings, styles, begins1904)
    }

    func eachRow(_ body: (TableRow) throws -> Void) throws {
        var merged = try MergedCells(of: archive.source(entry))
        let markup = try MarkupStream(try archive.source(entry), limits: limits)
        var (number, column, kind, style, isValue, value): (Int, Int, String?, String?, Bool, String) = (0, 0, nil, nil, false, "")
        while let node = try markup.next() {
            switch (node, markup.name) {
            case (.text, _): if isValue { value += markup.text }
            case (.begin, "row"):
                number = markup.attribute("r").flatMap { Int($0) } ?? number + 1
                cells.removeAll(keepingCapacity: true)
                column = -1
            case (.begin, "c"):
                column = markup.attribute("r").flatMap(CellPlace.column) ?? column + 1
                (kind, style, value) = (markup.attribute("t"), markup.attribute("s"), "")
            case (.begin, "v"), (.begin, "t"): isValue = true
            case (.end, "v"), (.end, "t"): isValue = false
            case (.end, "c"): put(text(value, kind, style), at: column)
            case (.end, "row"):
                merged.fill(&cells, row: number)
                try give(number, body)
            case (.end, "sheetData"): return
            default: break
            }
        }
    }

    private func put(_ text: String, at column: Int) {
        guard column >= 0, column < TableRow.mostCells else { return }
        while cells.count < column { cells.append("") }
        if column < cells.count { cells[column] = text } else { cells.append(text) }
    }

    private func give(_ number: Int, _ body: (TableRow) throws -> Void) throws {
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        row.clear(number: number)
        for cell in cells {
            var cell = cell
            cell.withUTF8 { row.append(UnsafeRawBufferPointer($0)) }
            if cell.utf8.contains(0) { row.fault = .zeroByte }
            row.endCell()
        }
        try body(row)
    }

    private func text(_ value: String, _ kind: String?, _ style: String?) -> String {
        switch kind {
        case "s": Int(value).map { strings[$0] } ?? ""
        case "b": value == "1" ? "TRUE" : "FALSE"
        case "inlineStr", "str", "e": value
        case "d": String(value.prefix(10))
        default: styles.showsDay(style) ? SerialDay.iso(value, begins1904: begins1904) ?? value : plain(value)
        }
    }

    /// `12.0` is twelve; what a spreadsheet keeps of a long number is left as it is.
    private func plain(_ value: String) -> String { value.hasSuffix(".0") ? String(value.dropLast(2)) : value }
}

/// `AB12`: the letters of a cell's place are its column.
enum CellPlace {
    static func column(_ place: String) -> Int? {
        var (column, letters) = (0, 0)
        for byte in place.utf8 {
            guard (65...90).contains(byte) else { break }
            (column, letters) = (column * 26 + Int(byte) - 64, letters + 1)
            if letters > 3 { return nil }
        }
        return letters == 0 ? nil : column - 1
    }

    static func row(_ place: Substring) -> Int? { Int(place.drop { $0.isLetter }) }
}

/// A day as spreadsheets count it: from 1 January 1900, with a 29 February 1900 that never was, or from 1904.
package enum SerialDay {
    /// Days since 1 January 1970; nil for what is no such number.
    package static func number(_ value: String, begins1904: Bool = false) -> Int? {
        guard let serial = Double(value), serial >= 0, serial < 2_958_466 else { return nil }
        let whole = Int(serial)
        if begins1904 { return whole - 24_107 }
        return whole < 60 ? whole - 25_568 : whole - 25_569
    }

    static func iso(_ value: String, begins1904: Bool) -> String? {
        guard let number = number(value, begins1904: begins1904) else { return nil }
        // Gregorian arithmetic on eras of 400 years that begin on 1 March; all of it after the year 1.
        let shifted = number + 719_468
        let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let (year, day) = (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), dayOfYear - (153 * month + 2) / 5 + 1)
        return pad(year, 4) + "-" + pad(month < 10 ? month + 3 : month - 9, 2) + "-" + pad(day, 2)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
