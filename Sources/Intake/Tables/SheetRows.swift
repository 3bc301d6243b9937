/// The rows of one sheet. A cell that shows a day comes as `2022-06-06`, whatever number it holds.
final class SheetRows: TableRows {
    /// What stands in a cell, by its mark.
    private enum Kind { case number, shared, truth, text, day }

    private let archive: Archive
    private let entry: Archive.Entry
    private let limits: IntakeLimits
    private let strings: SharedStrings
    private let styles: CellStyles
    private let begins1904: Bool
    private var cells = RowCells()
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
        var (number, column, kind, showsDay, isValue, isHidden) = (0, 0, Kind.number, false, false, false)
        var value: [UInt8] = []
        while let node = try markup.next() {
            switch node {
            case .text:
                if isValue {
                    markup.withText {
                        value.append(contentsOf: $0.prefix(TableRow.longestCell + 1 - min(value.count, TableRow.longestCell)))
                    }
                }
            case .begin:
                switch markup.name {
                case "c":
                    column = markup.withAttribute("r", CellPlace.column).flatMap { $0 } ?? column + 1
                    kind = markup.withAttribute("t", SheetRows.kind) ?? .number
                    showsDay = kind == .number && (markup.withAttribute("s") { styles.showsDay($0.number) } ?? false)
                    value.removeAll(keepingCapacity: true)
                case "v", "t": isValue = true
                case "row":
                    number = markup.withAttribute("r") { $0.number }.flatMap { $0 } ?? number + 1
                    isHidden = markup.withAttribute("hidden") { [UInt8(ascii: "1"), UInt8(ascii: "t")].contains($0.first) } ?? false
                    cells.clear()
                    column = -1
                default: break
                }
            case .end:
                switch markup.name {
                case "v", "t": isValue = false
                case "c": put(value, kind, showsDay: showsDay, at: column)
                case "row":
                    merged.fill(&cells, row: number)
                    if cells.give(to: row, number: number) {
                        row.isHidden = isHidden
                        try body(row)
                    }
                case "sheetData": return
                default: break
                }
            }
        }
    }

    private static func kind(_ mark: UnsafeBufferPointer<UInt8>) -> Kind {
        switch String(decoding: mark, as: UTF8.self) {
        case "s": .shared
        case "b": .truth
        case "inlineStr", "str", "e": .text
        case "d": .day
        default: .number
        }
    }

    private func put(_ value: [UInt8], _ kind: Kind, showsDay: Bool, at column: Int) {
        switch kind {
        case .text: cells.put(value[...], at: column)
        case .shared: cells.put(value.withUnsafeBufferPointer { $0.number }.map { strings[$0] } ?? [], at: column)
        case .truth: cells.put(Array((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)[...], at: column)
        case .day: cells.put(value.prefix(10), at: column)
        case .number:
            if showsDay, let day = SerialDay.iso(String(decoding: value, as: UTF8.self), begins1904: begins1904) {
                cells.put(Array(day.utf8)[...], at: column)
            } else {
                // `12.0` is twelve; what a spreadsheet keeps of a long number is left as it is.
                cells.put(value.suffix(2).elementsEqual(".0".utf8) ? value.dropLast(2) : value[...], at: column)
            }
        }
    }
}

/// The cells of one row while it is read, as ranges of one run of bytes.
struct RowCells {
    private var bytes: [UInt8] = []
    private var places: [Range<Int>] = []

    var count: Int { places.count }

    subscript(column: Int) -> ArraySlice<UInt8> { column < places.count ? bytes[places[column]] : [] }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    mutating func put(_ value: ArraySlice<UInt8>, at column: Int) {
        guard column >= 0, column < TableRow.mostCells else { return }
        while places.count <= column { places.append(0..<0) }
        let start = bytes.count
        bytes.append(contentsOf: value)
        places[column] = start..<bytes.count
    }

    /// False when nothing stands in the row.
    func give(to row: TableRow, number: Int) -> Bool {
        guard places.contains(where: { !$0.isEmpty }) else { return false }
        row.clear(number: number)
        bytes.withUnsafeBytes { all in
            for place in places {
                row.append(UnsafeRawBufferPointer(rebasing: all[place]))
                row.endCell()
            }
        }
        return true
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A whole number that is written in figures and nothing else, and no longer than any that is meant.
    fileprivate var number: Int? {
        guard (1...15).contains(count) else { return nil }
        var number = 0
        for byte in self {
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int(byte) - 48
        }
        return number
    }
}

/// `AB12`: the letters of a cell's place are its column.
enum CellPlace {
    static func column(_ place: UnsafeBufferPointer<UInt8>) -> Int? {
        var (column, letters) = (0, 0)
        for byte in place {
            guard (65...90).contains(byte) else { break }
            (column, letters) = (column * 26 + Int(byte) - 64, letters + 1)
            if letters > 3 { return nil }
        }
        return letters == 0 ? nil : column - 1
    }

    static func column(_ place: Substring) -> Int? {
        Array(place.utf8).withUnsafeBufferPointer(column)
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
