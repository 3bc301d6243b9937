import Foundation
import Testing

@testable import Intake

@Suite("Rows of a table that are taken, and those that are not")
struct TakenRowsTests {
    private func table(rows: Int, columns: Int, filled: Int? = nil) -> TableText {
        var taken = TakenRows()
        for row in 0..<rows { taken.add(columns) { $0 < filled ?? columns ? "\(row)-\($0)" : "" } }
        return taken.table("Plan")
    }

    @Test func `five thousand rows of a hundred columns are taken without a word`() {
        let table = table(rows: 5000, columns: 100)
        #expect(table.rows.count == 5000 && table.rows[0].count == 100 && table.cutWords == nil && !table.wasCut)
    }

    @Test(
        "one more of either is announced with how many there were",
        arguments: [
            (5001, 3, "Only the first 5000 rows of 5001 were read from “Plan”."),
            (2, 101, "Only the first 100 columns of 101 were read from “Plan”."),
            (6213, 120, "Only the first 5000 rows of 6213 and the first 100 columns of 120 were read from “Plan”."),
        ])
    func cut(rows: Int, columns: Int, words: String) {
        #expect(table(rows: rows, columns: columns).cutWords?.hasPrefix(words) == true)
    }

    @Test func `empty columns at the side are no loss`() { #expect(table(rows: 3, columns: 16_384, filled: 100).cutWords == nil) }

    @Test func `a table kept before rows were counted still says that it was cut`() throws {
        let kept = Data(#"{"name":"","rows":[["a"]],"wasCut":true}"#.utf8)
        #expect(try JSONDecoder().decode(TableText.self, from: kept).cutWords?.hasPrefix("Only the first 5000 rows were read.") == true)
    }
}
