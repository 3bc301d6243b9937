import Intake

/// What a cell says once it is clear that some of it says nothing.
struct CellWords {
    /// The text without what only a program put there; empty where it says nothing.
    let text: String
    /// The cell holds an error of a spreadsheet, as `#N/A`.
    let isError: Bool

    /// What programs write for “nothing”, in capital letters.
    private static let nothing: Set = ["NULL", "(NULL)", "<NULL>", "[NULL]", "N/A", "NA", "NAN", "NAT", "<NA>", "NIL", "\\N", "-", "--"]
    private static let errors: Set = ["#N/A", "#GETTING_DATA"]

    init(_ cell: String) {
        guard let first = cell.utf8.first else { (text, isError) = ("", false); return }
        if first == UInt8(ascii: "#"), CellWords.isError(cell) { (text, isError) = ("", true); return }
        isError = false
        if cell.utf8.count <= 6, CellWords.nothing.contains(cell.uppercased()) { text = ""; return }
        text = CellWords.withoutPointNought(cell)
    }

    private static func isError(_ cell: String) -> Bool {
        cell.utf8.count <= 14 && (cell.hasSuffix("!") || cell.hasSuffix("?") || errors.contains(cell.uppercased()))
    }

    /// `30301.0` is 30301: what becomes of a whole number where a column has empty cells.
    private static func withoutPointNought(_ cell: String) -> String {
        guard cell.utf8.last == UInt8(ascii: "0"), let point = cell.utf8.firstIndex(of: UInt8(ascii: ".")) else { return cell }
        let (whole, rest) = (cell.utf8[..<point], cell.utf8[cell.utf8.index(after: point)...])
        let digits = whole.first == UInt8(ascii: "-") ? whole.dropFirst() : whole
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }), rest.allSatisfy({ $0 == UInt8(ascii: "0") }) else {
            return cell
        }
        return String(cell[..<point])
    }

    /// The identifier of a worker, a team or another record; minus one or nought is written where there is none.
    static func identifier(_ text: String) -> String { text == "-1" || text == "0" ? "" : text }

    /// `1.23457E+11`: a long number of which a spreadsheet kept only the first figures.
    static func isCutNumber(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "+")) && text.wholeMatch(of: /\d(\.\d+)?[eE]\+\d+/) != nil
    }
}
