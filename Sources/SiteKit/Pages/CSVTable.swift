import Vocabulary

/// Rows for a spreadsheet program: quoted, with line ends as the format wants them, and no cell that would be taken for a formula.
package struct CSVTable: Sendable {
    private var text = "\u{FEFF}"

    package init(_ head: [String]) { add(head) }

    package mutating func add(_ cells: [String]) { text += cells.map(CSVTable.cell).joined(separator: ",") + "\r\n" }

    package func download(name: String) -> Download { Download(text.utf8, type: "text/csv; charset=utf-8", name: name) }

    package var whole: String { text }

    package static func cell(_ value: String) -> String {
        "\"" + value.guardedForSpreadsheet.replacing("\"", with: "\"\"") + "\""
    }
}
