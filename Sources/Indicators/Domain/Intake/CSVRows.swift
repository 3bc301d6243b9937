/// The rows of a file of comma-separated values, read without trusting it: quotes as RFC 4180 has them, and a bound on everything.
package struct CSVRows: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        /// The line of the file on which it begins, from 1.
        package let line: Int
        package let cells: [String]
    }

    package static let mostRows = 5000
    package static let mostCells = 200

    package let rows: [Row]

    /// Why a file cannot be read as rows.
    package enum Refusal: Error, Sendable, Hashable {
        case notText
        case quoteLeftOpen(line: Int)
        case tooManyRows(Int)
        case tooManyCells(line: Int)
        case empty
    }

    package init(_ bytes: some Collection<UInt8>) throws(Refusal) {
        let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard let text = String(validating: Array(marked ? Array(bytes.dropFirst(3)) : Array(bytes)), as: UTF8.self),
            !text.utf8.contains(0)
        else { throw .notText }
        var reader = CSVReader(separator: CSVRows.separator(of: text))
        for scalar in text.unicodeScalars { try reader.take(scalar) }
        rows = try reader.finish()
        if rows.isEmpty { throw .empty }
    }

    /// A comma, or what the first line has more of: a semicolon or a tab.
    private static func separator(of text: String) -> Unicode.Scalar {
        let first = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        let counts = ([",", ";", "\t"] as [Unicode.Scalar]).map { separator in (separator, first.count { $0 == separator }) }
        return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? ","
    }
}

private struct CSVReader {
    let separator: Unicode.Scalar
    private var rows: [CSVRows.Row] = []
    private var cells: [String] = []
    private var cell = ""
    private var (line, began) = (1, 1)
    private var (isQuoted, wasQuote, wasReturn) = (false, false, false)

    init(separator: Unicode.Scalar) { self.separator = separator }

    mutating func take(_ scalar: Unicode.Scalar) throws(CSVRows.Refusal) {
        if isQuoted { return takeQuoted(scalar) }
        if wasQuote, scalar == "\"" {
            cell.unicodeScalars.append("\"")
            (isQuoted, wasQuote) = (true, false)
            return
        }
        wasQuote = false
        switch scalar {
        case separator: try endCell()
        case "\r", "\n":
            if scalar == "\n", wasReturn { break }
            try endRow()
            line += 1
            began = line
        case "\"" where cell.isEmpty: isQuoted = true
        default: cell.unicodeScalars.append(scalar)
        }
        wasReturn = scalar == "\r"
    }

    private mutating func takeQuoted(_ scalar: Unicode.Scalar) {
        if scalar == "\"" {
            (isQuoted, wasQuote) = (false, true)
        } else {
            if scalar == "\n" { line += 1 }
            cell.unicodeScalars.append(scalar)
        }
    }

    mutating func finish() throws(CSVRows.Refusal) -> [CSVRows.Row] {
        if isQuoted { throw .quoteLeftOpen(line: began) }
        try endRow()
        return rows
    }

    private mutating func endCell() throws(CSVRows.Refusal) {
        cells.append(cell)
        cell = ""
        if cells.count > CSVRows.mostCells { throw .tooManyCells(line: began) }
    }

    /// A line without anything on it is no row.
    private mutating func endRow() throws(CSVRows.Refusal) {
        try endCell()
        if cells.contains(where: { !$0.isEmpty }) { rows.append(.init(line: began, cells: cells)) }
        cells = []
        if rows.count > CSVRows.mostRows { throw .tooManyRows(CSVRows.mostRows) }
    }
}
