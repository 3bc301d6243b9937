import ActionPlans
import Foundation
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit

@Suite("Pages of plans")
struct PlanPagesTests {
    private func pages(_ council: Marlshire) -> ActionPlanPages {
        ActionPlanPages(store: council.store, thread: .none)
    }

    private func text(_ answer: Answer, _ request: PageRequest) throws -> String {
        guard case .page(let page) = answer else {
            Issue.record("not a page")
            return ""
        }
        return page.whole(for: request).string
    }

    /// Every page of a plan with one action that has everything, in which hostile text stands wherever text can.
    private func all(_ council: Marlshire, hostile: String = "") async throws -> [(String, String)] {
        let plan = try await council.plan([
            council.draft("Renew the letter" + hostile, owner: .titled("Practice lead" + hostile)),
            council.draft("Second", for: [council.homes]),
        ])
        let action = try #require(try await council.actions(plan).first)
        try await council.agree(plan)
        _ = try await council.send(plan)
        try await council.acts.addEvidence(
            to: action.id, EvidenceDraft(title: "Letter" + hostile, content: .link("https://intranet.example/letter")), on: council.today,
            by: council.changer)
        try await council.acts.link(
            council.measure("Letters" + hostile), to: action.id, on: council.today, by: council.changer)
        try await council.acts.addUpdate(
            to: action.id, UpdateDraft(words: "Begun" + hostile, delivery: .maySlip, impact: .tooEarlyToTell), on: council.today,
            today: council.today, by: council.changer)
        try await council.acts.moveDue(
            action.id, to: day(8, 31), reason: "Supplier" + hostile, approvedBy: "Board" + hostile, on: council.today, by: council.changer)
        let owner = try #require(action.owner)
        let pages = pages(council)
        let visits: [(String, [(String, String)], (PageRequest) async throws -> Answer)] = [
            ("list", [], { try await pages.list($0) }), ("plan", [], { try await pages.show($0, plan) }),
            ("owners", [("view", "owner")], { try await pages.show($0, plan) }),
            ("timeline", [("view", "timeline")], { try await pages.show($0, plan) }),
            ("none found", [("delivery", "off_track")], { try await pages.show($0, plan) }),
            ("action", [], { try await pages.showAction($0, plan, action.id) }),
            ("new action", [], { try await pages.newAction($0, plan) }),
            ("edit", [], { try await pages.showEdit($0, plan, action.id) }), ("sent", [], { try await pages.showSent($0, plan) }),
            ("posts", [], { try await pages.showPosts($0) }), ("post", [], { try await pages.showPost($0, owner) }),
            ("agree", [], { try await pages.stepPage(.agree)($0, plan) }), ("send", [], { try await pages.stepPage(.send)($0, plan) }),
            ("publish", [], { try await pages.stepPage(.publish)($0, plan) }),
            ("circulate", [], { try await pages.stepPage(.circulate)($0, plan) }), ("facts", [], { try await pages.showFacts($0, plan) }),
        ]
        var texts: [(String, String)] = []
        for (name, query, show) in visits {
            let request = TestPageRequest.make("/plans", query)
            texts.append((name, try text(try await show(request), request)))
        }
        return texts
    }

    @Test func `every page has one heading of the first rank, no name twice, and no style or script in it`() async throws {
        for (name, page) in try await all(try await Marlshire()) {
            #expect(page.components(separatedBy: "<h1>").count == 2, "\(name)")
            #expect(!page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"), "\(name)")
            let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
            let fields = page.matches(of: #/<label for="([^"]+)"/#).map { String($0.1) }
            #expect(fields.allSatisfy { ids.contains($0) }, "\(name)")
            #expect(page.utf8.count < 61_440, "\(name) is \(page.utf8.count) bytes")
        }
    }

    @Test func `text that people typed never becomes markup`() async throws {
        for (name, page) in try await all(try await Marlshire(), hostile: "<script>alert('x')</script>\"><img src=x>") {
            #expect(!page.contains("<script>alert") && !page.contains("<img"), "\(name)")
        }
    }

    @Test func `the plan's page tells where it stands and names its gaps`() async throws {
        let texts = Dictionary(uniqueKeysWithValues: try await all(try await Marlshire()))
        let plan = try #require(texts["plan"])
        #expect(plan.contains("Of 2 actions, 1 may slip and 1 has not started."))
        #expect(plan.contains("The plan has changed since it was submitted."))
        #expect(plan.contains("Findings without an action") && plan.contains("What must improve in emotional-health"))
        #expect(plan.contains("Unassigned"))
        #expect(texts["none found"]?.contains("No actions match these filters.") == true)
        #expect(texts["sent"]?.contains("30 June 2022") == true && texts["sent"]?.contains("31 August 2022") == true)
    }

    @Test func `an empty plan names the gap and the next step`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([])
        let request = TestPageRequest.make("/plans")
        let page = try text(try await pages(council).show(request, plan), request)
        #expect(page.contains("The plan has no actions yet, so none of the 3 findings is answered."))
        #expect(page.contains("Add an action"))
    }

    @Test func `who may only read sees no form that changes anything`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let request = TestPageRequest.make("/plans", acts: [.readPlan])
        for answer in [
            try await pages(council).show(request, plan), try await pages(council).showAction(request, plan, action.id),
            try await pages(council).showPosts(request), try await pages(council).list(request),
        ] {
            let page = try text(answer, request)
            let forms = page.matches(of: #/<form[^>]+method="post" action="([^"]+)"/#).map { String($0.1) }
            #expect(forms == [SignInPages.signOut.path])
            #expect(!page.contains("Add an action"))
        }
    }

    @Test func `a plan after a report under embargo is not there for who may not read it`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        let plan = try await council.plan()
        let request = TestPageRequest.make("/plans")
        await #expect(throws: NotFound.self) { try await pages(council).show(request, plan) }
        await #expect(throws: NotFound.self) { try await pages(council).spreadsheet(request, plan) }
        #expect(!(try text(try await pages(council).list(request), request)).contains("Plan after the inspection"))
        let insider = TestPageRequest.make("/plans", acts: TestPageRequest.all + [.readEmbargoed], person: council.ada)
        await #expect(throws: NotFound.self, "a role alone names nobody a reader") { try await pages(council).show(insider, plan) }
        try await InspectionStore(council.store).nameReader(council.ada, of: council.inspection, by: council.changer)
        #expect(try text(try await pages(council).show(insider, plan), insider).contains("Plan after the inspection"))
    }

    @Test func `an action is found under its own plan only`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        await #expect(throws: NotFound.self) { try await pages(council).showAction(TestPageRequest.make("/plans"), plan, Identifier()) }
    }

    @Test func `drafting shows the playbook's suggestions and makes the plan from what is ticked`() async throws {
        let council = try await Marlshire()
        let request = TestPageRequest.make("/plans/new", [("inspection", council.inspection.text)])
        let page = try text(try await pages(council).draft(request), request)
        let suggestion = try #require(Playbook.shipped.suggestions(for: ["pre-proceedings"]).first?.suggestions.first)
        #expect(page.contains("name=\"pick\" value=\"1-1\""))
        #expect(page.contains(HTML(text: suggestion.text).string))
        let form = [
            ("inspection", council.inspection.text), ("title", "Our plan"), ("start-day", "4"), ("start-month", "4"),
            ("start-year", "2022"),
            ("finding-1", council.letters.text), ("pick", "1-1"), ("title-1-1", "Letters"), ("text-1-1", suggestion.text),
            ("owner-1-1", suggestion.post),
            ("weeks-1-1", String(suggestion.weeks)), ("difference-1-1", String(suggestion.differenceAfterWeeks)),
        ]
        _ = try await pages(council).makePlan(TestPageRequest.make("/plans/new", form: form))
        let plan = try #require(try await council.store.read { try ActionPlanRecords.plan(of: council.inspection, in: $0) })
        let action = try #require(try await council.actions(plan.id).first)
        #expect(action.due == day(4, 4) + suggestion.weeks * 7)
        #expect(action.text == suggestion.text)
    }

    @Test func `a refused update keeps what was typed and says by its field what is missing`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let request = TestPageRequest.make(
            "/plans", form: [("words", "All letters renewed"), ("delivery", "done_and_evidenced"), ("impact", "too_early")])
        let page = try text(try await pages(council).postUpdate(request, plan, action.id), request)
        #expect(page.contains("All letters renewed"))
        #expect(page.contains("id=\"delivery-problem\"") && page.contains("needs evidence"))
        #expect(try await council.actions(plan).first?.updates.isEmpty == true)
    }

    @Test func `the CSV holds the filtered list and no cell that runs`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("=HYPERLINK(\"x\")"), council.draft("Second", for: [council.homes])])
        let request = TestPageRequest.make("/plans", [("finding", council.letters.text)])
        guard case .file(let file) = try await pages(council).spreadsheet(request, plan) else {
            Issue.record("not a file")
            return
        }
        let lines = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        #expect(lines.count == 2)
        #expect(lines.last?.contains("\"'=HYPERLINK(\"\"x\"\")\"") == true)
    }
}
