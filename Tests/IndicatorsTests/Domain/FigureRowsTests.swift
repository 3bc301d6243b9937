import Indicators
import Testing
import Vocabulary

@Suite("Figures from a table")
struct FigureRowsTests {
    private func read(_ text: String, unit: Measure.Unit = .percent, kept: Series = Series([])) throws -> FigureRows {
        try FigureRows(
            text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }, unit: unit,
            series: kept, source: "Tracker", today: day(6, 20))
    }

    @Test func `rows that fit are taken with their source`() throws {
        let rows = try read("Month,Numerator,Out of,Source\n2022-04,31,50,\n31/05/2022,30,48,Diary\n")
        #expect(rows.figures.map(\.day) == [day(4, 30), day(5, 31)])
        #expect(rows.figures.map(\.reading) == [.share(31, of: 50), .share(30, of: 48)])
        #expect(rows.figures.map(\.source) == ["Tracker", "Diary"])
        #expect(rows.rejected == [])
    }

    @Test(
        "a row that does not fit is held with its line and why",
        arguments: [
            ("soon,1,2", "“soon” is not a date that can be read. Write it as 31/05/2022 or 2022-05-31."),
            ("05/2022,1,2", "“05/2022” is not a date that can be read. Write it as 31/05/2022 or 2022-05-31."),
            ("30/02/2022,1,2", "“30/02/2022” is not a date that can be read. Write it as 31/05/2022 or 2022-05-31."),
            ("31/12/2022,1,2", "31 December 2022 is in the future."), ("31/05/2022,about 3,5", "“about 3” is not a whole number."),
            ("31/05/2022,5,3", "5 is more than the total of 3. Check both numbers."),
            ("31/05/2022,5,", "One of the numbers is missing. Enter it, or say why it is not known."),
        ])
    func held(row: String, reason: String) throws {
        let rows = try read("date,numerator,denominator\n31/03/2022,1,2\n\(row)\n")
        #expect(rows.figures.count == 1)
        #expect(rows.rejected.map(\.line) == [3])
        #expect(rows.rejected.map(\.reason) == [reason])
    }

    @Test func `a day that has another figure already is held, and the same figure is passed over`() throws {
        let kept = Series([MeasureValue(day: day(5, 31), reading: .share(1, of: 2), entered: day(6, 1))])
        #expect(try read("date,numerator,denominator\n31/05/2022,1,2\n", kept: kept).known == 1)
        let other = try read("date,numerator,denominator\n31/05/2022,2,2\n", kept: kept)
        #expect(other.figures == [])
        #expect(other.rejected.first?.reason.contains("50% (1 of 2). Correct it") == true)
    }

    @Test func `the same day twice in one file is held`() throws {
        let rows = try read("date,value\n31/05/2022,9\n31/05/2022,8\n", unit: .days)
        #expect(rows.figures.map(\.reading) == [.amount(9, over: nil)])
        #expect(rows.rejected.count == 1)
    }

    @Test func `a file without the columns it needs is refused, with what its first line says`() {
        #expect(throws: FigureRows.Refusal.noDateColumn(["when", "value"])) { try read("when,value\n1,2\n") }
        #expect(throws: FigureRows.Refusal.noFigureColumn(["date", "total"])) { try read("date,total\n1,2\n") }
        #expect(throws: FigureRows.Refusal.onlyHead) { try read("date,value\n") }
    }
}
