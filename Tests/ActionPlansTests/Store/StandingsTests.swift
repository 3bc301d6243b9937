import ActionPlans
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Where a plan stands, without all that was ever said")
struct StandingsTests {
    @Test func `a plan is read with the latest update of each action, and one action with all of them`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let id = try #require(try await council.actions(plan).first).id
        // The second is written later and is of an earlier day; the third is of the same day as the first.
        for (on, delivery) in [(day(6, 10), Delivery.onTrack), (day(6, 1), .offTrack), (day(6, 10), .maySlip)] {
            try await council.acts.addUpdate(
                to: id, UpdateDraft(words: "Said", delivery: delivery, impact: .notMeasured), on: on, today: council.today,
                by: council.changer)
        }
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        #expect(try read.action(id).updates.map(\.delivery) == [.maySlip])
        let whole = try #require(try await council.store.read { try ActionPlanRecords.action(id, in: $0) })
        #expect(whole.updates.count == 3)
        #expect(whole.delivery == .maySlip, "both say the same of where it stands")
    }

    @Test func `the latest update is found by its index, however many there are`() async throws {
        let council = try await Marlshire()
        let steps = try await council.store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT action_update.* FROM action JOIN action_update ON action_update.id = (
                        SELECT id FROM action_update AS latest WHERE latest.action = action.id
                        ORDER BY latest.day DESC, latest.id DESC LIMIT 1) WHERE action.plan = 'x'
                    """
            ).map { $0["detail"] as String }
        }
        #expect(steps.contains { $0.contains("latest USING COVERING INDEX latest_update_of_action") }, "\(steps)")
        #expect(!steps.contains { $0.hasPrefix("SCAN action_update") }, "\(steps)")
    }
}
