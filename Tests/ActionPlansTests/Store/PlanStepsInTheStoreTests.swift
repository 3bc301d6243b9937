import ActionPlans
import ActionPlansWeb
import GRDB
import InspectionsWeb
import Law
import SiteKit
import Testing
import Vocabulary

@Suite("A plan's way in the store")
struct PlanStepsInTheStoreTests {
    @Test func `publication stops the clock of the statement of action in the same transaction`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        try await council.agree(plan)
        _ = try await council.send(plan)
        #expect(try await council.count("SELECT count(*) FROM clock_met") == 0)
        try await council.acts.publish(plan, at: "The council’s website", on: day(6, 15), today: council.today, changer: council.changer)
        let met = try await council.store.read { try InspectionRecords.clocksMet(of: council.inspection, in: $0) }
        #expect(met[Timescale.actionStatement.id]?.day == day(6, 15))
        #expect(met[Timescale.actionStatement.id]?.note == "The council’s website")
        #expect(met[Timescale.draftAfterPriorityAction.id] == nil)
    }

    @Test func `sending a plan after a priority action meets the clock of the draft`() async throws {
        let council = try await Marlshire(kind: "priority_action")
        let plan = try await council.plan()
        try await council.agree(plan)
        _ = try await council.send(plan)
        let met = try await council.store.read { try InspectionRecords.clocksMet(of: council.inspection, in: $0) }
        #expect(met[Timescale.draftAfterPriorityAction.id]?.day == day(6, 1))
    }

    @Test func `a refused step saves nothing and leaves no audit row`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        let plan = try await council.plan()
        try await council.agree(plan)
        _ = try await council.send(plan)
        let before = try await council.count("SELECT count(*) FROM audit")
        await #expect(throws: PlanRefusal.inspectionUnderEmbargo) {
            try await council.acts.publish(plan, at: "x", on: day(6, 15), today: council.today, changer: council.changer)
        }
        #expect(try await council.count("SELECT count(*) FROM audit") == before)
        #expect(try await council.count("SELECT count(*) FROM plan WHERE published_on IS NOT NULL") == 0)
    }

    @Test func `what was sent stays as it was while the plan goes on`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft(owner: .titled("Practice lead")), council.draft("Second", for: [council.homes])])
        try await council.agree(plan)
        let digest = try await council.send(plan)
        let first = try #require(try await council.actions(plan).first)
        try await council.acts.moveDue(
            first.id, to: day(8, 31), reason: "Supplier late", approvedBy: "Improvement board", on: council.today, by: council.changer)
        try await council.acts.addAction(to: plan, council.draft("Third", for: [council.health]), on: council.today, by: council.changer)

        let frozen = try #require(try await council.store.read { try FrozenPlan(plan, in: $0) })
        #expect(frozen.digest == digest)
        #expect(frozen.snapshot.actions.map(\.ref) == ["A1.1", "A2.1"])
        #expect(frozen.snapshot.actions.first?.due == day(6, 30))
        #expect(frozen.snapshot.actions.first?.owner == "Practice lead")
        #expect(frozen.snapshot.actions.first?.findings == ["What must improve in pre-proceedings"])
        await #expect(throws: DatabaseError.self) {
            try await council.store.change(by: council.changer, .sendPlan, on: plan.text) {
                try $0.execute(sql: "UPDATE plan_sent SET content = '{}'")
            }
        }
    }

    @Test func `of fifty who record the agreement at once, one does and the others are told`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        try await council.agree(plan)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        #expect(try await council.count("SELECT count(*) FROM audit WHERE act = 'plans.agree'") == 1)
    }
}
