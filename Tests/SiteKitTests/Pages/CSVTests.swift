import Testing

@testable import SiteKit

@Suite("Rows for a spreadsheet")
struct CSVTests {
    @Test(
        "a cell that a spreadsheet would work out is made text",
        arguments: [
            "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)",
            "=HYPERLINK(\"https://evil.example\")",
        ])
    func formula(text: String) {
        let cell = CSV.text([[text]])
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test("a number stays a number", arguments: ["-3", "+4", "0", "-0.5", "12.25"]) func number(text: String) {
        #expect(CSV.text([[text]]) == text + "\r\n")
    }

    @Test(
        "what would end a cell is quoted",
        arguments: [
            ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("a\rb", "\"a\rb\""),
            ("plain", "plain"), ("", ""),
        ])
    func quoted(text: String, cell: String) { #expect(CSV.text([[text]]) == cell + "\r\n") }

    @Test func `rows end as the format says`() { #expect(CSV.text([["a", "b"], ["c", ""]]) == "a,b\r\nc,\r\n") }
}
