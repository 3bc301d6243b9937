import ActionPlans
import Foundation
import Inspections
import Testing
import Vocabulary

@Suite("A row of an imported plan")
struct ImportedRowTests {
    private let finding = Identifier<Finding>()
    private var context: ImportContext {
        ImportContext(findings: [1: finding], posts: PostBook([Post(title: "Practice lead")]), known: ["known already"])
    }

    private func problems(_ row: ImportedRow) -> [String] {
        do throws(Problems) {
            _ = try row.fit(context, statuses: ["green": .onTrack, "complete": .doneAndEvidenced])
            return []
        } catch { return error.all.map(\.place) }
    }

    private let whole = ImportedRow(
        text: "Renew the letter", finding: "1", owner: "practice lead", start: "4 April 2022", due: "30/06/2022", status: "Green",
        update: "Begun")

    @Test func `what fits becomes what it says`() throws {
        let row = try whole.fit(context, statuses: ["green": .onTrack])
        #expect(row.findings == [finding] && row.owner != nil && row.delivery == .onTrack)
        #expect(row.start == day(4, 4) && row.due == day(6, 30))
        #expect(row.title == "Renew the letter", "without a column of titles it is the first clause")
    }

    @Test(
        "nothing is guessed: what does not fit is told, with its field",
        arguments: [
            ("text", "", "text"), ("text", "Known ALREADY", "text"), ("due", "", "due"), ("due", "end of June", "due"),
            ("due", "06/2022", "due"), ("due", "31/03/1927", "due"), ("start", "Wednesday 1 April 2022", "start"),
            ("owner", "Somebody", "owner"), ("finding", "7", "finding"), ("finding", "letters", "finding"),
            ("status", "amber?", "status"), ("status", "Complete", "status"), ("start", "01/07/2022", "due"),
        ])
    func held(cell: String, value: String, field: String) {
        var row = whole
        switch cell {
        case "text": row.text = value
        case "due": row.due = value
        case "owner": row.owner = value
        case "finding": row.finding = value
        case "status": row.status = value
        default: row.start = value
        }
        #expect(problems(row) == [field])
    }

    @Test func `a day of the week that the date does not have is asked about, and one that it has is read`() throws {
        var row = whole
        row.due = "Wednesday 1 October 2027"
        do throws(Problems) {
            _ = try row.fit(context, statuses: ["green": .onTrack])
            Issue.record("taken without a question")
        } catch { #expect(error.all.map(\.words).joined().contains("1 October 2027 is a Friday")) }
        row.due = "Friday 1 October 2027"
        #expect(try row.fit(context, statuses: ["green": .onTrack]).due == Day(2027, 10, 1))
    }

    @Test func `a title longer than eighty characters is refused, and a row of before titles is read`() throws {
        var row = whole
        row.title = String(repeating: "x", count: 81)
        #expect(problems(row) == ["title"])
        let old = #"{"text":"Renew","finding":"","owner":"","start":"","due":"30/06/2022","differenceBy":"","status":"","update":""}"#
        #expect(try JSONDecoder().decode(ImportedRow.self, from: Data(old.utf8)).title == nil)
    }

    @Test func `everything that is wrong with a row is told at once`() {
        #expect(problems(ImportedRow(owner: "X", due: "?")) == ["text", "due", "owner"])
    }

    @Test func `two heading rows are joined, and a heading over several columns is said once`() {
        let rows = [
            ["Plan of 2022"], ["Action", "Dates", "Dates", "Action"], ["Action", "Start", "Due", "Owner"], ["Renew", "x", "y", "z"],
        ]
        let mapping = ImportMapping(sheet: "Plan", headRows: 2, skipped: 1, columns: [.text: 0, .due: 2])
        #expect(mapping.headings(rows) == ["Action", "Dates / Start", "Dates / Due", "Action / Owner"])
        #expect(mapping.body(rows).map(\.line) == [4])
        #expect(ImportedRow(rows[3], mapping).due == "y")
    }

    @Test func `the words of the status column are listed once, for a person to say what they mean`() {
        let mapping = ImportMapping(sheet: "Plan", columns: [.status: 1])
        #expect(mapping.statusWords([["A", "S"], ["a", "Green"], ["b", " green "], ["c", ""], ["d", "Blue"]]) == ["Green", "Blue"])
    }
}
