import ActionPlans
import Foundation
import GRDB
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Changing several actions at once")
struct PlanChangesTests {
    private func pages(_ council: Marlshire) -> ActionPlanPages { ActionPlanPages(store: council.store, thread: .none) }

    private func send(_ council: Marlshire, _ plan: Identifier<Plan>, _ actions: [Action], _ form: [(String, String)]) async throws
        -> Answer
    {
        let request = TestPageRequest.make(
            "/plans/\(plan)/actions", form: actions.map { ("chosen", ChosenAction($0).value) } + form, person: council.ada)
        return try await pages(council).changeActions(request, plan)
    }

    private func problems(_ answer: Answer) -> String? {
        if case .page(let page) = answer, page.hasProblems { page.body.string } else { nil }
    }

    private let due = [("new-due-day", "30"), ("new-due-month", "9"), ("new-due-year", "2022"), ("new-reason", "The supplier is late")]

    @Test func `owner, due date and status change on each selected action and are recorded on each`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("First"), council.draft("Second"), council.draft("Third")])
        let actions = try await council.actions(plan)
        let answer = try await send(
            council, plan, Array(actions.prefix(2)),
            [("new-owner", "Head of homes"), ("new-status", "may_slip"), ("new-words", "Waiting for the supplier.")] + due)
        #expect(problems(answer) == nil)
        let after = try await council.actions(plan)
        let posts = try await council.store.read { try ActionPlanRecords.posts(in: $0) }
        for action in after.prefix(2) {
            #expect(action.owner.flatMap { posts.title(of: $0) } == "Head of homes")
            #expect(action.due == day(9, 30) && action.moves.map(\.reason) == ["The supplier is late"])
            #expect(action.delivery == .maySlip && action.updates.map(\.words) == ["Waiting for the supplier."])
        }
        #expect(after[2] == actions[2])
        let audited = try await council.store.read { db in
            try String.fetchAll(
                db, sql: "SELECT act || ' ' || subject FROM audit WHERE subject IN (?, ?)", arguments: [actions[0].id, actions[1].id])
        }
        for action in actions.prefix(2) {
            for act in ["plans.edit", "plans.approve-due", "plans.update"] { #expect(audited.contains("\(act) \(action.id)"), "\(act)") }
        }
    }

    @Test func `when somebody else changed one of them, none is changed and the page says which`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("First"), council.draft("Second")])
        let actions = try await council.actions(plan)
        try await council.acts.edit(
            actions[1].id, council.draft("Changed"), version: actions[1].version, on: council.today, by: council.changer)
        let page = problems(try await send(council, plan, actions, due + [("new-words", "")]))
        #expect(page?.contains("Somebody else changed \(actions[1].ref) after you opened this page.") == true)
        #expect(page?.contains("The supplier is late") == true, "what was typed stays")
        #expect(try await council.actions(plan).first?.due == actions[0].due)
    }

    @Test func `one refusal leaves every action as it was`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("First"), council.draft("Second")])
        let actions = try await council.actions(plan)
        let page = problems(try await send(council, plan, actions, [("new-status", "done_and_evidenced"), ("new-words", "Done.")]))
        #expect(page?.contains("\(actions[0].ref): “Done and evidenced” needs evidence") == true)
        #expect(try await council.actions(plan).allSatisfy(\.updates.isEmpty))
    }

    @Test func `nothing selected, nothing changed and a status without an update are refused`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let actions = try await council.actions(plan)
        #expect(problems(try await send(council, plan, [], due))?.contains("Select at least one action.") == true)
        #expect(problems(try await send(council, plan, actions, []))?.contains("Change the owner, the due date or the status.") == true)
        #expect(problems(try await send(council, plan, actions, [("new-status", "on_track")]))?.contains("Enter an update") == true)
        #expect(problems(try await send(council, plan, actions, Array(due.prefix(3))))?.contains("Enter why the due date changes.") == true)
    }

    @Test func `who may only post updates changes the status and nothing else`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let request = TestPageRequest.make(
            "/plans",
            form: [
                ("chosen", ChosenAction(action).value), ("new-owner", "Head of homes"), ("new-status", "on_track"), ("new-words", "Begun"),
            ] + due,
            acts: [.readPlan, .updateAction], person: council.ada)
        _ = try await pages(council).changeActions(request, plan)
        let after = try #require(try await council.actions(plan).first)
        #expect(after.owner == action.owner && after.due == action.due && after.delivery == .onTrack)
    }

    @Test func `an action of another plan is not found`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let request = TestPageRequest.make("/plans", form: [("chosen", "\(Identifier<Action>())-1")])
        await #expect(throws: NotFound.self) { try await pages(council).changeActions(request, plan) }
    }

    @Test func `the row that is edited holds its values, and the page works without a script`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("First", owner: .titled("Practice lead"))])
        let action = try #require(try await council.actions(plan).first)
        let request = TestPageRequest.make("/plans/\(plan)", [("edit", action.id.text)])
        guard case .page(let page) = try await pages(council).show(request, plan) else { return }
        let text = page.body.string
        #expect(text.contains("name=\"chosen\" value=\"\(ChosenAction(action).value)\""))
        #expect(text.contains("name=\"new-owner\"") && text.contains("value=\"Practice lead\""))
        #expect(!text.contains("type=\"checkbox\" id=\"chosen"))
    }
}

@Suite("The short title of an action")
struct ActionTitleTests {
    @Test(
        "is at first the first clause of its text, cut at a word",
        arguments: [
            ("Renew the letter. Then train.", "Renew the letter"), ("Renew: now", "Renew"), ("Short", "Short"), (".x", ".x"),
            (String(repeating: "word ", count: 30), String(repeating: "word ", count: 15) + "word"),
            (String(repeating: "x", count: 100), String(repeating: "x", count: 80)),
        ])
    func clause(text: String, title: String) { #expect(ActionTitle.firstClause(of: text) == title) }

    @Test func `a frozen version of before titles is still read`() throws {
        let item =
            #"{"delivery":"on_track","due":"2022-06-30","findings":[],"id":"\#(Identifier<Action>())","impact":"better","ref":"A1.1","text":"Renew"}"#
        let plan = #"{"actions":[\#(item)],"agreedBy":"x","agreedOn":"2022-05-02","meeting":"x","sentOn":"2022-05-02","title":"Plan"}"#
        let snapshot = try JSONDecoder().decode(PlanSnapshot.self, from: Data(plan.utf8))
        #expect(snapshot.actions.first?.title == nil && snapshot.actions.first?.impact == .improved)
        #expect(PlanComparison(sent: snapshot.actions, now: snapshot.actions).isEmpty)
    }
}
