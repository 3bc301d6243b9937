import Foundation
import Testing
import Vocabulary

@testable import Indicators

@Suite("Figures from a list of assessments")
struct AssessmentFiguresTests {
    private static let headings =
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Referral date,Assessment start date,Assessment completion date,"
        + "\"Was the child assessed as requiring LA children's social care support?\",Allocated Team,Allocated Worker"

    /// A row of one child: referred, started, completed, team.
    private func row(_ child: String, _ referral: String, _ start: String = "", _ completion: String = "", _ team: String = "North")
        -> String
    {
        "\(child),F,WBRI,01/01/2015,\(referral),\(start),\(completion),Y,\(team),A worker"
    }

    private func figures(_ rows: String..., ending: String = "\r\n") throws -> AssessmentFigures {
        try figures(of: ([Self.headings] + rows).joined(separator: ending) + ending)
    }

    /// - Parameter splits: where the file is cut into parts that are read one by one and put together.
    private func figures(of text: String, splits: [Int] = []) throws -> AssessmentFigures {
        try Array(text.utf8).withUnsafeBytes { bytes in
            let headings = try AssessmentHeadings(bytes)
            var (tally, at) = (AssessmentTally(headings), headings.end)
            for stop in splits.filter({ $0 > headings.end }) + [bytes.count] {
                var part = tally.empty
                at = part.read(bytes, from: at, until: stop)
                tally.add(part)
            }
            return tally.figures()
        }
    }

    private func refusal(_ text: String) -> AssessmentFileRefusal? {
        #expect(throws: AssessmentFileRefusal.self) { try figures(of: text) }
    }

    // MARK: k1 and k2

    @Test func `the forty-fifth working day is in time and the forty-sixth is late`() throws {
        // From Monday 8 January 2024; Good Friday and Easter Monday lie after both days.
        #expect(try figures(row("A", "05/01/2024", "08/01/2024", "11/03/2024")).teams[0].share == 1)
        #expect(try figures(row("A", "05/01/2024", "08/01/2024", "12/03/2024")).teams[0].share == 0)
    }

    @Test(
        "England’s holidays are no working days",
        arguments: [
            ("28/03/2024", "02/04/2024", 1.0), ("29/05/2022", "06/06/2022", 4), ("16/09/2022", "20/09/2022", 1),
            ("24/12/2021", "29/12/2021", 1),
            ("05/05/2023", "09/05/2023", 1), ("28/02/2024", "01/03/2024", 2), ("06/04/2024", "07/04/2024", 0),
            ("08/01/2024", "08/01/2024", 0),
        ]) func holidays(start: String, completion: String, days: Double) throws
    {
        #expect(try figures(row("A", start, start, completion)).teams[0].median == days)
    }

    @Test func `the median of an even count is the mean of the middle two`() throws {
        let rows = [("09/01/2024", 1), ("11/01/2024", 3), ("12/01/2024", 4), ("22/03/2024", 54)].map {
            row("A", "08/01/2024", "08/01/2024", $0.0)
        }
        #expect(try figures(rows[0], rows[1], rows[2], rows[3]).teams[0].median == 3.5)
        #expect(try figures(rows[3], rows[0], rows[1]).teams[0].median == 3)
        #expect(try figures(rows[3], rows[0], rows[1]).teams[0].share == 2.0 / 3)
    }

    @Test func `a blank team has a blank key, and a team without a completed assessment has null`() throws {
        let figures = try figures(
            row("A", "08/01/2024", "08/01/2024", "09/01/2024", ""), row("B", "08/01/2024", "08/01/2024", "09/01/2024", "  "),
            row("C", "08/01/2024", "08/01/2024", "", "South"))
        #expect(try figures.json() == #"{"k1":{"":1,"South":null},"k2":{"":1,"South":null},"k3":{"2024-01":0}}"#)
        #expect(figures.teams.map(\.completed) == [2, 0])
    }

    // MARK: k3

    @Test(
        "a referral up to its twelve-month anniversary is a re-referral",
        arguments: [
            ("10/01/2023", "10/01/2024", 1), ("10/01/2023", "11/01/2024", 0), ("29/02/2024", "28/02/2025", 1),
            ("29/02/2024", "01/03/2025", 0),
            ("28/02/2023", "28/02/2024", 1), ("28/02/2023", "29/02/2024", 0), ("10/01/2024", "10/01/2024", 0),
        ]) func anniversary(first: String, second: String, repeated: Int) throws
    {
        let months = try figures(row("A", second), row("A", first), row("B", "01/06/2020")).months
        #expect(months.reduce(0) { $0 + $1.repeated } == repeated)
    }

    @Test func `a child’s referral of one day counts once, and only the same child’s earlier one counts`() throws {
        let months = try figures(
            row("A", "05/03/2024"), row("A", "05/03/2024"), row("B", "06/03/2024"), row("A", "07/03/2024"), row("A", "09/04/2024"),
            row("a", "10/04/2024")
        ).months
        #expect(months.map(\.name) == ["2024-03", "2024-04"])
        #expect(months.map(\.referrals) == [3, 2])
        #expect(months.map(\.share) == [1.0 / 3, 0.5])
    }

    // MARK: The file

    @Test func `columns may come in any order, with others between them, and a file may begin with a byte order mark`() throws {
        let text =
            "\u{FEFF}Notes,Allocated Team,assessment completion date, Referral date ,Assessment start date,Child Unique ID\n"
            + "\"a, \"\"b\"\"\nc\",\"The \"\"Hub\"\", coast\",09/01/2024,8/1/2024,08/01/2024,A1\n"
        let team = try #require(try figures(of: text).teams.first)
        #expect(team.name == #"The "Hub", coast"#)
        #expect(team.median == 1)
    }

    @Test func `lines may end either way, and the last need not`() throws {
        for ending in ["\n", "\r\n"] {
            let two = try figures(row("A", "08/01/2024"), "", row("B", "08/01/2024"), ending: ending)
            #expect(two.rows == 2 && two.leftOut.isEmpty)
        }
        #expect(try figures(of: Self.headings + "\n" + row("A", "08/01/2024")).rows == 1)
        #expect(try figures(of: Self.headings).json() == #"{"k1":{},"k2":{},"k3":{}}"#)
    }

    @Test(
        "a bad row is left out and says why",
        arguments: [
            ("A,F", AssessmentFigures.Reason.cellsDoNotMatch), (",F,W,,08/01/2024,,,Y,North,W", .noChild),
            ("A,F,W,,,,,Y,North,W", .noReferral),
            ("A,F,W,,30/02/2024,,,Y,North,W", .noSuchDate), ("A,F,W,,2024-01-08,,,Y,North,W", .noSuchDate),
            ("A,F,W,,08/01/0204,,,Y,North,W", .noSuchDate), ("A,F,W,,08/01/2024,,soon,Y,North,W", .noSuchDate),
            ("A,F,W,,08/01/2024,,09/01/2024,Y,North,W", .noStart),
            ("A,F,W,,08/01/2024,09/01/2024,08/01/2024,Y,North,W", .completedBeforeStart),
            ("\"A\"B,F,W,,08/01/2024,,,Y,North,W", .brokenQuotation),
        ]) func badRow(bad: String, reason: AssessmentFigures.Reason) throws
    {
        let figures = try figures(row("B", "08/01/2024"), bad, row("C", "08/01/2024"))
        #expect(figures.leftOut == [reason: .init(count: 1, firstRow: 3)])
        #expect(figures.months.map(\.referrals) == [2])
        #expect(figures.leftOutInWords == ["Left out: 1 of 3 rows.", "  1: \(reason.words) (first in row 3)"])
    }

    @Test func `a quotation mark that is not closed spoils its own line only`() throws {
        let figures = try figures(row("A", "08/01/2024"), "\"B,F,W,,08/01/2024,,,Y,North,W", row("C", "08/01/2024"))
        #expect(figures.leftOut == [.brokenQuotation: .init(count: 1, firstRow: 3)])
        #expect(figures.months.map(\.referrals) == [2])
    }

    @Test func `a missing column is named, with what the file has instead`() {
        let words = AssessmentFileRefusal.columnsMissing([.completion, .team], found: ["Child Unique ID", "Team"]).words
        #expect(words.contains("missing: Assessment completion date, Allocated Team."))
        #expect(words.contains("It holds: Child Unique ID, Team."))
        for text in ["", "\u{FEFF}", "Child Unique ID;Referral date\n", Self.headings + ",Allocated Team\n"] { _ = refusal(text) }
    }

    @Test func `a file read in parts gives the figures of the whole, wherever it is cut`() throws {
        var text = Self.headings + "\r\n"
        for number in 0..<60 {
            let (child, day) = ("C\(number % 7)", "\(10 + number % 18)/0\(1 + number % 9)/202\(number % 4)")
            text +=
                row(child, day, day, number % 3 == 0 ? "" : "28/11/2023", number % 5 == 0 ? "\"Long\r\nname\"" : "T\(number % 4)") + "\r\n"
            if number % 11 == 0 { text += "bad\r\n" }
        }
        let whole = try figures(of: text)
        #expect(whole.rows == 66 && whole.leftOut[.cellsDoNotMatch] == .init(count: 6, firstRow: 3))
        for cut in stride(from: 250, to: text.utf8.count, by: 23) {
            #expect(try figures(of: text, splits: [cut, cut + 900]) == whole, "cut at \(cut)")
        }
    }

    @Test func `names that share a hash’s place are still different names`() {
        var names = NumberedNames()
        let all = (0..<20_000).map { "C\($0)" } + ["", "\"", "Ünborn"]
        for _ in 0..<2 {
            for (number, name) in all.enumerated() {
                #expect(Array(name.utf8).withUnsafeBufferPointer { names.number(of: $0) } == number)
            }
        }
        #expect(names.count == all.count)
        #expect(String(decoding: names.name(19_999), as: UTF8.self) == "C19999")
    }
}
