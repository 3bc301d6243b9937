import SiteKit

/// Rows for a spreadsheet program: quoted, with line ends as the format wants them, and no cell that would be taken for a formula.
package struct CSVTable: Sendable {
    private var text = "\u{FEFF}"

    package init(_ head: [String]) { add(head) }

    package mutating func add(_ cells: [String]) { text += cells.map(CSVTable.cell).joined(separator: ",") + "\r\n" }

    package func download(name: String) -> Download { Download(text.utf8, type: "text/csv; charset=utf-8", name: name) }

    package var whole: String { text }

    /// A spreadsheet program runs what begins with one of `= + - @`, a tab or a line end; an apostrophe before it makes it plain text.
    package static func cell(_ value: String) -> String {
        let runs: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A]
        let plain = value.utf8.first.map { runs.contains($0) } == true ? "'" + value : value
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
