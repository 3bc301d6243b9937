import ChildRecords
import GRDB
import Intake
import PreProceedings
import Testing
import Vocabulary

@testable import PreProceedingsWeb
@testable import SiteKit
@testable import Throughline

/// The spreadsheet that a council keeps, taken into the tracker through the pages, without script.
@Suite("A spreadsheet taken into the legal tracker", .serialized)
struct TrackerSheetTests {
    private struct Records { let own, otherFamily, hidden: String; let birth: Day }

    private let council: AccessCouncil
    private let records: Records
    private var tracker: AccessCouncil.Member? { council.members[.legalTracker] }

    init() async throws {
        council = try await AccessCouncil()
        let children = council.children
        let numbers = try await council.store.read { db in
            try [AccessCouncil.RecordState.named, .own, .restricted].map { state in
                try String.fetchOne(db, sql: "SELECT number FROM child WHERE id = ?", arguments: [children[state]]) ?? ""
            }
        }
        records = Records(own: numbers[0], otherFamily: numbers[1], hidden: numbers[2], birth: AccessCouncil.today - 4000)
    }

    private var rows: [[String]] {
        let birth = records.birth
        return [
            ["Legal tracker"],
            ["Family", "Child", "DOB", "Record number", "Status", "LPM", "LBP sent", "First PLO meeting", "FGC offered Y/N", "Notes"],
            [
                "A", "Namedford, Canary", "\(birth.dayOfMonth)/\(birth.month)/\(birth.year)", "", "In PLO", "1.3.22", "31/02/2022",
                "10/03/2022", "Y", "Gran helps",
            ],
            ["B", "", "", records.hidden, "In PLO", "01/03/2022", "", "", "", ""],
            ["B", "", "", "K-NOBODY", "In PLO", "01/03/2022", "", "", "", ""],
            ["C", "", "", records.otherFamily, "In PLO", "15/06/2022", "16/06/2022", "", "N", ""],
            ["Total", "", "", "", "4", "", "", "", "", ""],
        ]
    }

    private func keep(_ rows: [[String]], of member: AccessCouncil.Member?, digest: String = "first") async throws -> String {
        let account = try #require(member).id.text
        return try await council.store.change(by: .system, .keepPreProceedings, on: "spreadsheets") { db in
            try TrackerSheets.keep(
                [TableText(name: "Tracker", rows: rows), TableText(name: "Notes", rows: [["Ask Dilys"]])], named: "tracker.xlsx",
                digest: Digest(of: digest), of: account, on: AccessCouncil.today, in: db
            ).text
        }
    }

    private func map(_ id: String, _ rows: [[String]]) async throws -> Reply {
        let mapping = SheetMapping(suggestedFor: SheetTable(name: "Tracker", rows: rows))
        var fields = mapping.columns.enumerated().map { ("column-\($0.offset)", $0.element?.rawValue ?? "none") }
        fields += [
            ("sheet", "Tracker"), ("heads", "\(mapping.headRows)"), ("skipped", "\(mapping.skipped)"), ("yes", "letter"), ("begins", "yes"),
        ]
        for (index, word) in mapping.words(of: .stage, in: rows).enumerated() {
            fields += [("stage-word-\(index)", word), ("stage-\(index)", SheetStage.suggested(word).rawValue)]
        }
        return try await council.ask("POST", "/pre-proceedings/spreadsheets/\(id)", as: tracker, fields: fields)
    }

    private func cases() async throws -> Int {
        try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM pre_proceedings_case") ?? 0 }
    }

    private func page(_ id: String) async throws -> String {
        try await council.ask("GET", "/pre-proceedings/spreadsheets/\(id)", as: tracker).text
    }

    private func send(_ id: String, _ act: String, _ fields: [(String, String)]) async throws -> Reply {
        try await council.ask("POST", "/pre-proceedings/spreadsheets/\(id)/\(act)", as: tracker, fields: fields)
    }

    @Test func `a messy tracker is mapped, corrected on the page, confirmed, and recorded when the person says so`() async throws {
        let (id, before) = (try await keep(rows, of: tracker), try await cases())
        let columns = try await page(id)
        #expect(columns.contains("First entry: Namedford, Canary") && columns.contains("“In PLO” means"))
        #expect(try await map(id, rows).status == 303)
        let lines = try await page(id)
        #expect(lines.contains("1 line can be recorded, 3 lines to correct, 0 lines recorded"))
        #expect(lines.contains("G3 (Letter before proceedings sent): “31/02/2022” does not exist: February 2022 has 28 days."))
        #expect(
            lines.contains("A line of totals") && lines.contains("Above the headings") && lines.contains("Another sheet of the workbook"))
        #expect(try await cases() == before)

        // A child found by name and date of birth is confirmed by the person; a date that still cannot be is said again.
        let child = council.children[.named]?.text ?? ""
        let wrong = try await send(id, "line", [("line", "3"), ("what", "save"), ("child-0-3", child), ("letter-3", "30/02/2022")])
        #expect(wrong.status == 422 && wrong.text.contains("href=\"#letter-3\"") && wrong.text.contains("value=\"30/02/2022\""))
        #expect(try await send(id, "line", [("line", "3"), ("what", "save"), ("letter-3", "04/03/2022")]).status == 303)
        for line in ["4", "5"] { #expect(try await send(id, "line", [("line", line), ("what", "leave")]).status == 303) }
        #expect(try await page(id).contains("2 lines can be recorded, 0 lines to correct"))
        #expect(try await cases() == before)

        #expect(try await send(id, "record", []).status == 303)
        #expect(try await cases() == before + 1)
        let steps = try await council.store.read { db in
            try Row.fetchAll(
                db,
                literal: """
                    SELECT step.kind, step.day, step.words FROM pre_proceedings_step AS step JOIN pre_proceedings_case AS item
                    ON item.id = step.proceedings JOIN child ON child.family = item.family WHERE child.id = \(child) ORDER BY step.number
                    """
            ).map { "\($0["kind"] as String) \($0["day"] as String)" }
        }
        #expect(
            steps == [
                "screened 2022-03-01", "planningHeld 2022-03-01", "letterSent 2022-03-04", "meetingOffered 2022-03-04",
                "firstMeeting 2022-03-10",
            ])
        let audited = try await council.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE ground = 'from a spreadsheet'")
        }
        #expect(audited == 2)
        // One case is new, one was there. Pressed again, and uploaded again: no second case.
        #expect(try await send(id, "record", []).status == 303)
        #expect(try await keep(rows, of: tracker) == id)
        #expect(try await cases() == before + 1)
    }

    @Test func `another file with the same lines finds them in the tracker`() async throws {
        var file = [rows[0], rows[1], rows[5]]
        file[2][5] = "15.6.22"
        let first = try await keep(file, of: tracker)
        _ = try await map(first, file)
        _ = try await send(first, "record", [])
        let count = try await cases()
        let second = try await keep(file, of: tracker, digest: "second")
        let kept = try await page(second)
        #expect(kept.contains("<option value=\"letter\" selected>"))
        _ = try await map(second, file)
        #expect(
            try await page(second).contains("0 lines can be recorded, 0 lines to correct, 0 lines recorded, 1 line already in the tracker.")
        )
        _ = try await send(second, "record", [])
        #expect(try await cases() == count)
    }

    @Test func `a child hidden from the person is not told from one that is not there, and the file is nobody else’s`() async throws {
        let id = try await keep(rows, of: tracker)
        _ = try await map(id, rows)
        let text = try await page(id)
        for number in [records.hidden, "K-NOBODY"] {
            #expect(text.contains("there is no record with the number \(number) that you can see."))
        }
        #expect(!text.contains("Restrictwell"))
        let others = try await keep(rows, of: council.members[.director], digest: "other")
        for act in ["", "/not-taken.csv"] {
            #expect(try await council.ask("GET", "/pre-proceedings/spreadsheets/\(others)\(act)", as: tracker).status == 404)
        }
        #expect(try await send(others, "record", []).status == 404)
        #expect(try await send(others, "delete", []).status == 404)
    }

    @Test func `the tracker’s own file, taken in again, finds every line of the demonstration in the case it came from`() async throws {
        let site = try await DemonstrationSite()
        let cases = try await site.store.read { db in
            try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case").compactMap {
                try PreProceedingsCase.load($0["id"], in: db)
            }
        }
        var count = 0
        for item in cases {
            let rows = item.children.keys.sorted { $0.text < $1.text }.flatMap { child in
                SheetExport.lines(of: item, case: "P-0001", child: child, number: child.text, name: "A child").map { values in
                    SheetExport.fields.map { (values[$0] ?? "").guardedForSpreadsheet }
                }
            }
            let table = SheetTable(name: "", rows: [SheetExport.headings] + rows)
            var mapping = SheetMapping(suggestedFor: table)
            for word in mapping.words(of: .stage, in: table.rows) { mapping.stages[word.lowercased()] = SheetStage.suggested(word) }
            for word in mapping.words(of: .outcome, in: table.rows) {
                mapping.outcomes[word.lowercased()] = StepChoice.suggestedOutcome(word)
            }
            let lines = try SheetReading(table, mapping).lines.map { line in
                MatchedLine(
                    line, [try #require(Identifier<Child>(line[.number]))], try line.steps(mapping, today: DemonstrationSite.today),
                    stage: line.meantStage(mapping))
            }
            var again = item
            let outcomes = again.take(lines, by: "Import", today: DemonstrationSite.today)
            count += outcomes.count
            #expect(outcomes.values.allSatisfy { $0 == .known }, "\(rows): \(outcomes)")
            #expect(again.trail == item.trail)
        }
        #expect(count > 150)
    }

    @Test func `a file that nobody deleted is deleted by the service after 90 days, with its trail`() async throws {
        let id = try await keep(rows, of: tracker)
        let rounds = TrackerRounds(council.store)
        try await rounds.look(on: AccessCouncil.today + 90)
        #expect(try await council.ask("GET", "/pre-proceedings/spreadsheets/\(id)", as: tracker).status == 200)
        try await rounds.look(on: AccessCouncil.today + 91)
        #expect(try await council.ask("GET", "/pre-proceedings/spreadsheets/\(id)", as: tracker).status == 404)
        let noted = try await council.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit_detail WHERE words LIKE '%spreadsheets deleted after 90 days%'")
        }
        #expect(noted == 1)
    }

    @Test func `what is not taken is in a file, cell by cell, and the deleted file is gone`() async throws {
        let id = try await keep(rows, of: tracker)
        _ = try await map(id, rows)
        let file = try await council.ask("GET", "/pre-proceedings/spreadsheets/\(id)/not-taken.csv", as: tracker).text
        for line in [
            "\"Tracker\",\"A1\",\"Legal tracker\",\"Above the headings\"", "\"E7\",\"4\",\"A line of totals\"",
            "\"Notes\",\"A1\",\"Ask Dilys\"",
        ] {
            #expect(file.contains(line))
        }
        #expect(try await send(id, "delete", []).status == 303)
        #expect(try await council.ask("GET", "/pre-proceedings/spreadsheets/\(id)", as: tracker).status == 404)
    }
}
