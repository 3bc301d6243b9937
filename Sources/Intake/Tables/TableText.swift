/// A table as plain rows of text, for whoever asks a person which column is which: an imported plan, for example.
/// Read with ``FileKind/table``.
package struct TableText: Codable, Hashable, Sendable {
    package static let mostRows = 5_000
    package static let mostColumns = 100

    /// The sheet's name; the file's own name for CSV.
    package let name: String
    /// Days of cells that show one come as `2022-06-06`. Rows without any text are left out.
    package let rows: [[String]]
    /// More rows or columns than are taken.
    package let wasCut: Bool
    /// How many were not taken; nil in what was kept before they were counted.
    package let moreRows, moreColumns: Int?

    /// The number of each row as the spreadsheet program shows it; nil in what was read before they were stored.
    package let lines: [Int]?
    /// The numbers of the rows that the workbook hides.
    package let hiddenLines: [Int]?
    /// Nil in what was read before it was stored.
    private let hidden: Bool?
    /// True for a sheet that the workbook hides.
    package var isHidden: Bool { hidden ?? false }

    package init(
        name: String, rows: [[String]], moreRows: Int = 0, moreColumns: Int = 0, lines: [Int]? = nil, hiddenLines: [Int]? = nil,
        isHidden: Bool = false
    ) {
        (self.name, self.rows, self.moreRows, self.moreColumns) = (name, rows, moreRows, moreColumns)
        (self.lines, self.hiddenLines, hidden) = (lines, hiddenLines, isHidden)
        wasCut = moreRows + moreColumns > 0
    }

    package func isHidden(line: Int) -> Bool { hiddenLines?.contains(line) ?? false }

    /// What was not taken, for whoever sent the file; nil when everything was.
    package var cutWords: String? {
        guard wasCut else { return nil }
        var parts: [String] = []
        if let moreRows, moreRows > 0 { parts.append("the first \(TableText.mostRows) rows of \(TableText.mostRows + moreRows)") }
        if let moreColumns, moreColumns > 0 {
            parts.append("the first \(TableText.mostColumns) columns of \(TableText.mostColumns + moreColumns)")
        }
        let taken = parts.isEmpty ? "the first \(TableText.mostRows) rows" : parts.joined(separator: " and ")
        return "Only \(taken) were read\(name.isEmpty ? "" : " from “\(name)”"). Split the rest into another file and upload it as well."
    }
}

/// Rows as they are taken, and a count of what is not.
struct TakenRows {
    private var rows: [[String]] = []
    private var (moreRows, moreColumns) = (0, 0)
    private var (lines, hidden): ([Int], [Int]) = ([], [])

    /// - Parameter line: the number of the row as the spreadsheet program shows it; where it is known, so is whether the row is hidden.
    mutating func add(_ count: Int, line: Int? = nil, isHidden: Bool = false, _ text: (Int) -> String) {
        if rows.count == TableText.mostRows {
            moreRows += 1
            return
        }
        // A column without any text past the last one that is taken is no loss.
        let last = (TableText.mostColumns..<max(count, TableText.mostColumns)).last { !text($0).isEmpty }
        if let last { moreColumns = max(moreColumns, last + 1 - TableText.mostColumns) }
        rows.append((0..<min(count, TableText.mostColumns)).map(text))
        if let line { lines.append(line) }
        if let line, isHidden { hidden.append(line) }
    }

    func table(_ name: String, isHidden: Bool = false) -> TableText {
        TableText(
            name: name, rows: rows, moreRows: moreRows, moreColumns: moreColumns, lines: lines.count == rows.count ? lines : nil,
            hiddenLines: hidden, isHidden: isHidden)
    }
}

extension TableText {
    /// Every table of a CSV file or a workbook, hidden ones as well: each says that it is hidden.
    package static func all(of file: DroppedFile) throws -> [TableText] {
        var tables: [TableText] = []
        try file.parts { name, sheet, part in
            switch part {
            case .refused(let refusal): throw refusal
            case .markup: throw Refusal.notATable
            case .table(let rows, let isHidden):
                var taken = TakenRows()
                try rows.eachRow { row in
                    if !row.isEmpty { taken.add(row.count, line: row.number, isHidden: row.isHidden) { row.text($0) } }
                }
                tables.append(taken.table(sheet ?? name, isHidden: isHidden))
            }
        }
        return tables
    }
}

extension Reader {
    /// Answers every table of a CSV file or a workbook as `[TableText]`.
    package static let tables = Reader(ofFile: { file, answer in try answer.item(TableText.all(of: file)) })
}
