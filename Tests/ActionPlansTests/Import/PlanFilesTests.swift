import ActionPlans
import Foundation
import Inspections
import Intake
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

/// Plan spreadsheets that came out wrong in real use; each gives what is written of it.
@Suite("Plans as councils keep them")
struct PlanFilesTests {
    private func tables(_ name: String) throws -> [TableText] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Findings")
        return try TableText.all(of: DroppedFile(path: folder.appending(path: name).path, name: name, limits: .childLevelReturn))
    }

    private func imported(_ name: String, _ mapping: ImportMapping) async throws -> (PlanImport, String) {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft(owner: .titled("Practice lead"))])
        let id = try await council.acts.keepImport(try tables(name), named: name, for: plan, on: council.today, by: council.changer)
        try await council.acts.take(id, of: plan, by: mapping, on: council.today, changer: council.changer)
        let (kept, read) = try await council.store.read { (try PlanImports.one(id, of: plan, in: $0), try PlanRead(plan, in: $0)) }
        let one = try #require(kept)
        let page = ImportPage(
            request: TestPageRequest.make("/plans/x/import/y"), read: read, kept: one, suggested: nil, problems: nil
        ).page.body.string
        return (one, page)
    }

    @Test func `due dates are read as people write them, or held, and never guessed`() async throws {
        let mapping = ImportMapping(
            sheet: "Plan", columns: [.text: 0, .due: 2, .status: 3], statuses: ["on track": .onTrack])
        let (kept, _) = try await imported("plan-due-days-as-people-write-them.xlsx", mapping)
        #expect(kept.held.map(\.line) == [2, 3, 4, 8, 10, 12, 13, 15, 16, 17, 20])
        #expect(kept.rows.filter { $0.action != nil }.map(\.line) == [5, 6, 7, 9, 11, 14, 18, 19])
        let ordinal = try #require(kept.rows.first { $0.line == 6 })
        let fitting = try ordinal.content.fit(
            ImportContext(findings: [:], posts: PostBook([]), known: []), statuses: ["on track": .onTrack])
        #expect(fitting.due == Day(2027, 3, 31))
    }

    @Test func `a rating that is only a colour is said to be lost, and the rows are read`() async throws {
        let mapping = ImportMapping(sheet: "Action tracker", columns: [.text: 1, .due: 3, .status: 4])
        #expect(mapping.statusWords(try #require(try tables("plan-rating-as-colour-only.xlsx").first).rows).isEmpty)
        let (kept, page) = try await imported("plan-rating-as-colour-only.xlsx", mapping)
        #expect(kept.rows.allSatisfy { $0.action != nil } && kept.rows.count == 4)
        #expect(page.contains("4 rows have no text in the status column") && page.contains("Colours of cells are not read"))
    }

    @Test func `a rejected row keeps every finding that it names`() async throws {
        let mapping = ImportMapping(
            sheet: "plan-windows-1252-semicolons.csv", columns: [.finding: 1, .text: 2, .due: 4, .status: 6],
            statuses: ["amber": .maySlip, "complete": .doneAndEvidenced])
        let (kept, _) = try await imported("plan-windows-1252-semicolons.csv", mapping)
        let row = try #require(kept.held.first { $0.line == 4 })
        #expect(row.content.findingWords == ["2", "3"])
        let (two, three) = (Identifier<Finding>(), Identifier<Finding>())
        var content = row.content
        (content.status, content.finding) = ("", content.findingWords.joined(separator: ","))
        let fitting = try content.fit(
            ImportContext(findings: [2: two, 3: three], posts: PostBook([]), known: []), statuses: [:])
        #expect(fitting.findings == [two, three])
    }

    @Test func `a hidden row is named and waits, unless a person says that hidden rows are meant`() async throws {
        let columns: [ImportMapping.Field: Int] = [.text: 1, .start: 3, .due: 4, .status: 6]
        let statuses: [String: Delivery] = ["amber": .maySlip, "green": .onTrack, "red": .offTrack]
        let name = "plan-formulas-hidden-rows-and-totals.xlsx"
        let (kept, page) = try await imported(name, ImportMapping(sheet: "Tracker", columns: columns, statuses: statuses))
        #expect(page.contains("The sheet “Lists” is hidden"))
        let hidden = try #require(kept.held.first { $0.line == 5 })
        #expect(hidden.reasons.contains { $0.words.contains("hidden") })
        let (meant, _) = try await imported(
            name, ImportMapping(sheet: "Tracker", columns: columns, statuses: statuses, hiddenRows: true))
        #expect(meant.rows.first { $0.line == 5 }?.action != nil)
        let open = PlanImport(
            id: kept.id, plan: kept.plan, name: name, day: kept.day, author: "Ada", tables: try tables(name), mapping: nil, rows: [])
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft(owner: .titled("Practice lead"))])
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        let form = ImportPage(
            request: TestPageRequest.make("/plans/x/import/y"), read: read, kept: open, suggested: nil, problems: nil
        ).page.body.string
        #expect(form.contains("Row 5 is hidden in this sheet"))
    }
}
