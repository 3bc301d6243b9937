import ActionPlans
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Steps, waiting and moved due dates")
struct StepsTests {
    private let leader = Changer(account: "leader")

    private func two() async throws -> (Marlshire, Identifier<Plan>, [Action]) {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("First"), council.draft("Second", for: [council.homes])])
        return (council, plan, try await council.actions(plan))
    }

    private func kept(_ council: Marlshire, _ id: Identifier<Action>) async throws -> Action {
        try #require(try await council.store.read { try ActionPlanRecords.action(id, in: $0) })
    }

    @Test func `steps are numbered, done on a day, and not done after all`() async throws {
        let (council, _, actions) = try await two()
        let id = actions[0].id
        let first = try await council.acts.addStep(to: id, "Draft", due: day(6, 1), waitsFor: [actions[1].id], by: council.changer)
        try await council.acts.addStep(to: id, "Test", due: day(6, 10), by: council.changer)
        try await council.acts.setStep(first, of: id, doneOn: day(6, 2), today: council.today, by: council.changer)
        let steps = try await kept(council, id).steps
        #expect(steps.map(\.number) == [1, 2])
        #expect(steps.map(\.done) == [day(6, 2), nil])
        #expect(steps[0].waitsFor == [actions[1].id])
        await #expect(throws: StepRefusal.doneAlready(on: day(6, 2))) {
            try await council.acts.setStep(first, of: id, doneOn: day(6, 3), today: council.today, by: council.changer)
        }
        try await council.acts.setStep(first, of: id, doneOn: nil, today: council.today, by: council.changer)
        #expect(try await kept(council, id).lateSteps(on: council.today).count == 2)
    }

    @Test func `a circle of waiting is refused, and so is an action of another plan`() async throws {
        let (council, _, actions) = try await two()
        let (a, b) = (actions[0].id, actions[1].id)
        try await council.acts.setWaiting(a, for: b, true, by: council.changer)
        await #expect(throws: StepRefusal.wouldWaitForItself("A1.1")) {
            try await council.acts.setWaiting(b, for: a, true, by: council.changer)
        }
        await #expect(throws: StepRefusal.wouldWaitForItself("A1.1")) {
            try await council.acts.addStep(to: b, "x", due: day(7, 1), waitsFor: [a], by: council.changer)
        }
        await #expect(throws: NotFound.self) {
            try await council.acts.setWaiting(a, for: Identifier(), true, by: council.changer)
        }
        try await council.acts.setWaiting(a, for: b, false, by: council.changer)
        try await council.acts.setWaiting(b, for: a, true, by: council.changer)
    }

    @Test func `an owner asks, a leader approves, and the trail keeps both`() async throws {
        let (council, plan, actions) = try await two()
        let id = actions[0].id
        try await council.acts.askForDue(id, day(8, 31), reason: "Supplier", on: council.today, by: council.changer)
        #expect(try await kept(council, id).due == day(6, 30), "asking moves nothing")
        await #expect(throws: DueRefusal.askedAlready(day(8, 31))) {
            try await council.acts.askForDue(id, day(9, 1), reason: "x", on: council.today, by: council.changer)
        }
        await #expect(throws: DueRefusal.ownRequest) {
            try await council.acts.answerDue(id, approved: true, words: "Yes", on: council.today, by: council.changer)
        }
        try await council.acts.answerDue(id, approved: true, words: "Agreed", on: council.today, by: leader)
        let moved = try await kept(council, id)
        #expect(moved.due == day(8, 31) && moved.firstDue == day(6, 30))
        #expect(moved.moves.map(\.reason) == ["Supplier"])
        let events = try await council.store.read { try PlanEvents.all(of: plan, in: $0) }
        #expect(events.map(\.kind) == [.dueAsked, .dueMoved])
    }

    @Test func `what is not approved leaves the day and its reason on record`() async throws {
        let (council, plan, actions) = try await two()
        try await council.acts.askForDue(actions[0].id, day(8, 31), reason: "Supplier", on: council.today, by: council.changer)
        try await council.acts.answerDue(actions[0].id, approved: false, words: "Children wait", on: council.today, by: leader)
        #expect(try await kept(council, actions[0].id).due == day(6, 30))
        let requests = try await council.store.read { try DueRequests.all(of: actions[0].id, in: $0) }
        #expect(requests.first?.answer?.words == "Children wait")
        #expect(try await council.store.read { try PlanEvents.all(of: plan, in: $0) }.last?.kind == .dueRefused)
    }

    @Test func `a due date before the beginning cannot even be asked for`() async throws {
        let (council, _, actions) = try await two()
        await #expect(throws: ActionRefusal.dueBeforeStart(day(4, 4))) {
            try await council.acts.askForDue(actions[0].id, day(4, 1), reason: "x", on: council.today, by: council.changer)
        }
        #expect(try await council.count("SELECT count(*) FROM due_request") == 0)
    }
}
