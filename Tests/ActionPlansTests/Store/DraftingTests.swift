import ActionPlans
import ActionPlansWeb
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Drafting a plan")
struct DraftingTests {
    @Test func `actions are numbered by their finding in the report's order`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([
            council.draft("One", for: [council.homes]), council.draft("Two"),
            council.draft("Three", for: [council.homes, council.letters]),
            council.draft("Four", for: []),
        ])
        let actions = try await council.actions(plan)
        #expect(actions.map { "\($0.ref) \($0.text)" } == ["A0.1 Four", "A1.1 Two", "A2.1 One", "A2.2 Three"])
        #expect(actions.last?.findings == [council.letters, council.homes])
    }

    @Test func `a number is not used again after an action was withdrawn`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let first = try #require(try await council.actions(plan).first)
        try await council.acts.withdraw(first.id, reason: "Merged", on: council.today, by: council.changer)
        try await council.acts.addAction(to: plan, council.draft("Another"), on: council.today, by: council.changer)
        #expect(try await council.actions(plan).map(\.ref.description) == ["A1.1", "A1.2"])
        #expect(try await council.store.read { try ActionPlanRecords.counts(of: council.inspection, in: $0) }.actions == 1)
    }

    @Test func `a title that is new becomes a post, and one that is known is used`() async throws {
        let council = try await Marlshire()
        try await council.acts.addPost(title: "Practice lead", by: council.changer)
        let plan = try await council.plan([
            council.draft("One", owner: .titled("practice lead")), council.draft("Two", owner: .titled("Head of homes")),
            council.draft("Three", owner: .titled("")),
        ])
        let posts = try await council.store.read { try ActionPlanRecords.posts(in: $0) }
        #expect(posts.all.map(\.title) == ["Head of homes", "Practice lead"])
        #expect(
            try await council.actions(plan).map { $0.owner.flatMap { posts.title(of: $0) } } == ["Practice lead", "Head of homes", nil])
    }

    @Test func `there is one plan for an inspection, and none before it is confirmed`() async throws {
        let council = try await Marlshire()
        try await council.plan()
        await #expect(throws: PlanRefusal.planExists) { try await council.plan() }
        let unchecked = try await Marlshire(stage: "checking")
        await #expect(throws: PlanRefusal.inspectionNotConfirmed) { try await unchecked.plan() }
    }

    @Test func `a finding of another inspection cannot be tied to the plan, and nothing is saved`() async throws {
        let council = try await Marlshire()
        await #expect(throws: NotFound.self) { try await council.plan([council.draft(for: [Identifier()])]) }
        #expect(try await council.count("SELECT count(*) FROM plan") == 0)
        #expect(try await council.count("SELECT count(*) FROM audit WHERE act = 'plans.edit'") == 0)
    }

    @Test func `a due date before the beginning is refused`() async throws {
        let council = try await Marlshire()
        await #expect(throws: ActionRefusal.dueBeforeStart(day(4, 4))) { try await council.plan([council.draft(due: day(4, 3))]) }
    }
}
