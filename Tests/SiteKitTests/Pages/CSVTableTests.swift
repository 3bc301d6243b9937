import SiteKit
import Testing

@Suite("A list as CSV")
struct CSVTableTests {
    @Test(
        "a cell that a spreadsheet would run becomes plain text",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1"])
    func formulas(text: String) {
        #expect(CSVTable.cell(text) == "\"'" + text + "\"")
    }

    @Test func `other text stays as it is, quoted, with its own quotes doubled`() {
        #expect(CSVTable.cell("Say “yes”, or \"no\"") == "\"Say “yes”, or \"\"no\"\"\"")
        #expect(CSVTable.cell("") == "\"\"")
        #expect(CSVTable.cell("2022-06-30") == "\"2022-06-30\"")
    }

    @Test func `rows end as the format wants them`() {
        var table = CSVTable(["Ref", "Action"])
        table.add(["A1.1", "=HYPERLINK(\"x\")"])
        #expect(table.whole == "\u{FEFF}\"Ref\",\"Action\"\r\n\"A1.1\",\"'=HYPERLINK(\"\"x\"\")\"\r\n")
    }
}
