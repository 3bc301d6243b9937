import ActionPlans
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Deadlines of plans")
struct DeadlineTests {
    private let policy = Policy(
        TestPageRequest.all.map { ($0, [.readPlan, .updateAction].contains($0) ? [.director, .teamManager] : [.director]) })

    private func filled() async throws -> (Marlshire, Identifier<Plan>) {
        let council = try await Marlshire()
        let plan = try await council.plan([
            council.draft("Mine", owner: .titled("Practice lead"), due: day(12, 1)),
            council.draft("Another’s", for: [council.homes], owner: .titled("Head of homes"), due: day(6, 1)),
            council.draft("Another’s, in time", for: [council.homes], owner: .titled("Head of homes"), due: day(12, 1)),
        ])
        let lead = try #require(try await council.store.read { try ActionPlanRecords.posts(in: $0) }.named("Practice lead"))
        try await council.acts.handOver(lead.id, to: "Ada Lowe", account: council.ada, from: day(4, 1), by: council.changer)
        try await council.agree(plan, on: day(5, 10))
        return (council, plan)
    }

    private func titles(_ council: Marlshire, _ role: Role, on today: Day) async throws -> [String] {
        let person = Person(id: council.ada, name: "Ada Lowe", roles: [role])
        return try await ActionPlanDeadlines(council.store).source(person, policy, today).map { "\($0.title): \($0.reason)" }
    }

    @Test func `a holder sees the actions of their post and nobody else's`() async throws {
        let (council, _) = try await filled()
        let seen = try await titles(council, .teamManager, on: day(6, 1)).filter { $0.hasPrefix("A") }
        #expect(seen == ["A1.1 Mine: Action of the plan; Practice lead"])
    }

    @Test func `forty-one days without an update are told as such`() async throws {
        let (council, _) = try await filled()
        let seen = try await titles(council, .teamManager, on: day(6, 20))
        #expect(seen.contains("A1.1 Mine: No update for 41 days; Practice lead"))
    }

    @Test func `an action whose post is vacant waits for whoever may name an owner, and for nobody else`() async throws {
        let (council, _) = try await filled()
        let director = Person(id: Identifier(), name: "Verity", roles: [.director])
        let seen = try await ActionPlanDeadlines(council.store).source(director, policy, day(6, 2)).filter { $0.id.hasSuffix("-action") }
        #expect(seen.map(\.title) == ["A2.1 Another’s", "A2.2 Another’s, in time"])
        #expect(Set(seen.map(\.step)) == ["Name an owner"])
        #expect(seen.first?.reason == "Overdue; Head of homes")
    }

    @Test func `a late action of somebody else's is not on a director's work list`() async throws {
        let (council, _) = try await filled()
        let director = Person(id: Identifier(), name: "Verity", roles: [.director])
        let seen = try await ActionPlanDeadlines(council.store).source(director, policy, day(12, 20))
        #expect(!seen.contains { $0.title.hasSuffix("Mine") })
        let holder = Person(id: council.ada, name: "Ada Lowe", roles: [.teamManager])
        #expect(try await ActionPlanDeadlines(council.store).source(holder, policy, day(12, 20)).contains { $0.title.hasSuffix("Mine") })
    }

    @Test func `the clock of the statement asks for the plan's next step until it is published`() async throws {
        let (council, plan) = try await filled()
        let director = Person(id: council.ada, name: "Ada Lowe", roles: [.director])
        func steps() async throws -> [String] {
            try await ActionPlanDeadlines(council.store).source(director, policy, day(6, 20)).filter { $0.id.hasSuffix("action-statement") }
                .map(\.step)
        }
        #expect(try await steps() == ["Record submission to Ofsted"])
        _ = try await council.send(plan)
        #expect(try await steps() == ["Record publication"])
        try await council.acts.publish(plan, at: "x", on: day(6, 15), today: council.today, changer: council.changer)
        #expect(try await steps() == [])
    }

    @Test func `who may not read plans is told of none, and an embargoed plan is kept from who may not see it`() async throws {
        let (council, _) = try await filled()
        let person = Person(id: council.ada, name: "Ada Lowe", roles: [.socialWorker])
        #expect(try await ActionPlanDeadlines(council.store).source(person, policy, day(6, 20)).isEmpty)
        let embargoed = try await Marlshire(state: "final_under_embargo")
        try await embargoed.plan()
        let director = Person(id: embargoed.ada, name: "Ada Lowe", roles: [.director])
        #expect(try await ActionPlanDeadlines(embargoed.store).source(director, policy, day(12, 20)).isEmpty)
    }
}
