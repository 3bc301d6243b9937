/// Rows for a spreadsheet program: quoted, with line ends as the format wants them, and no cell that would be taken for a formula.
package struct CSVTable: Sendable {
    private var text = "\u{FEFF}"

    package init(_ head: [String]) { add(head) }

    package mutating func add(_ cells: [String]) { text += cells.map(CSVTable.cell).joined(separator: ",") + "\r\n" }

    package func download(name: String) -> Download { Download(text.utf8, type: "text/csv; charset=utf-8", name: name) }

    package var whole: String { text }

    /// A spreadsheet program runs what begins with one of `= + - @`, also in full width, a tab or a line end; an apostrophe before it makes it plain text.
    package static func cell(_ value: String) -> String {
        let plain = value.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } == true ? "'" + value : value
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
