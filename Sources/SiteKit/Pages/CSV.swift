/// Rows as CSV for a spreadsheet. A cell that a spreadsheet would take for a formula is made text by a leading apostrophe.
package enum CSV {
    package static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
        let isNumber = Double(text) != nil
        let safe = isFormula && !isNumber ? "'" + text : text
        let needsQuotes = safe.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
