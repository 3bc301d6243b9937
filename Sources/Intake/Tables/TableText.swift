/// A table as plain rows of text, for whoever asks a person which column is which: an imported plan, for example.
/// Read with ``FileKind/table``.
package struct TableText: Codable, Hashable, Sendable {
    package static let mostRows = 5_000
    package static let mostColumns = 100

    /// The sheet's name; the file's own name for CSV.
    package let name: String
    /// Days of cells that show one come as `2022-06-06`. Rows without any text are left out.
    package let rows: [[String]]
    /// More rows than are taken.
    package let wasCut: Bool

    package init(name: String, rows: [[String]], wasCut: Bool = false) {
        (self.name, self.rows, self.wasCut) = (name, rows, wasCut)
    }
}

extension Reader {
    /// Answers every table of a CSV file or a workbook as `[TableText]`.
    package static let tables = Reader(ofFile: { file, answer in
        var tables: [TableText] = []
        try file.parts { name, sheet, part in
            switch part {
            case .refused(let refusal): throw refusal
            case .markup: throw Refusal.notATable
            case .table(let rows):
                var (texts, wasCut): ([[String]], Bool) = ([], false)
                try rows.eachRow { row in
                    if row.isEmpty { return }
                    if texts.count == TableText.mostRows {
                        wasCut = true
                    } else {
                        texts.append((0..<min(row.count, TableText.mostColumns)).map { row.text($0) })
                    }
                }
                tables.append(TableText(name: sheet ?? name, rows: texts, wasCut: wasCut))
            }
        }
        try answer.item(tables)
    })
}
