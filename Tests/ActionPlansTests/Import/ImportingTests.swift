import ActionPlans
import GRDB
import Intake
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Importing a plan")
struct ImportingTests {
    private let table = TableText(
        name: "Plan",
        rows: [
            ["No", "Action", "Lead", "By when", "RAG"], ["1", "Write the guide", "Practice lead", "2022-07-29", "Green"],
            ["2", "Write the guide", "Practice lead", "2022-07-29", "Green"], ["1", "Train chairs", "Nobody we know", "soon", "Purple"],
        ])
    private let mapping = ImportMapping(
        sheet: "Plan", columns: [.finding: 0, .text: 1, .owner: 2, .due: 3, .status: 4], statuses: ["green": .onTrack])

    private func imported() async throws -> (Marlshire, Identifier<Plan>, PlanImport) {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft(owner: .titled("Practice lead"))])
        let id = try await council.acts.keepImport([table], named: "plan.xlsx", for: plan, on: council.today, by: council.changer)
        try await council.acts.take(id, of: plan, by: mapping, on: council.today, changer: council.changer)
        let kept = try #require(try await council.store.read { try PlanImports.one(id, of: plan, in: $0) })
        return (council, plan, kept)
    }

    @Test func `rows that fit become actions, and the others are held with why`() async throws {
        let (council, plan, kept) = try await imported()
        let actions = try await council.actions(plan)
        #expect(actions.map(\.text).contains("Write the guide"))
        #expect(actions.first { $0.text == "Write the guide" }?.delivery == .onTrack)
        #expect(kept.rows.filter { $0.action != nil }.map(\.line) == [2])
        #expect(kept.held.map(\.line) == [3, 4])
        #expect(kept.held[0].reasons.map(\.place) == ["text"], "the same words twice, as from merged cells")
        #expect(kept.held[1].reasons.map(\.place) == ["due", "owner", "status"])
    }

    @Test func `a held row is mended on the page, or left out`() async throws {
        let (council, plan, kept) = try await imported()
        var content = kept.held[1].content
        await #expect(throws: Problems.self) {
            try await council.acts.correct(kept.held[1].id, content, of: plan, on: council.today, by: council.changer)
        }
        (content.owner, content.due, content.status) = ("", "31/08/2022", "")
        try await council.acts.correct(kept.held[1].id, content, of: plan, on: council.today, by: council.changer)
        try await council.acts.leaveOut(kept.held[0].id, of: plan, on: council.today, by: council.changer)
        let after = try #require(try await council.store.read { try PlanImports.one(kept.id, of: plan, in: $0) })
        #expect(after.held.isEmpty)
        #expect(try await council.actions(plan).map(\.text).contains("Train chairs"))
        await #expect(throws: NotFound.self) {
            try await council.acts.leaveOut(kept.held[0].id, of: plan, on: council.today, by: council.changer)
        }
    }

    @Test func `the rows are taken once, and the mapping is kept for the next file with the same headings`() async throws {
        let (council, plan, kept) = try await imported()
        try await council.acts.take(kept.id, of: plan, by: mapping, on: council.today, changer: council.changer)
        #expect(try await council.actions(plan).count == 2)
        let next = TableText(name: "Next year", rows: [table.rows[0], ["1", "Another", "", "2022-09-01", ""]])
        let suggested = try await council.store.read { try PlanImports.kept(for: [next], in: $0) }
        #expect(suggested?.columns == mapping.columns && suggested?.sheet == "Next year")
        let other = TableText(name: "Other", rows: [["What", "When"], ["x", "y"]])
        #expect(try await council.store.read { try PlanImports.kept(for: [other], in: $0) } == nil)
    }

    @Test func `pages of an import are whole and escape what the file says`() async throws {
        let (council, plan, kept) = try await imported()
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        let request = TestPageRequest.make("/plans/x/import/y")
        let page = ImportPage(request: request, read: read, kept: kept, suggested: nil, problems: nil).page.body.string
        #expect(page.contains("1 row imported, 2 rejected, 0 left out."))
        let open = PlanImport(
            id: kept.id, plan: plan, name: "x", day: day(6, 1), author: "Ada",
            tables: [TableText(name: "Plan", rows: [["<b>Action</b>", "Due"], ["<script>", "1"]])], mapping: nil, rows: [])
        let form = ImportPage(request: request, read: read, kept: open, suggested: nil, problems: nil).page.body.string
        #expect(form.contains("&lt;b&gt;Action") && !form.contains("<script>"))
    }
}
