import ActionPlans
import Boards
import Testing
import Vocabulary

@Suite("What stands on the next agenda by itself")
struct ArisingItemsTests {
    private func items(
        _ actions: [Action] = [], _ decisions: [Decision] = [], _ promises: [PartnerPromise] = [], today: Day = day(6, 20)
    ) -> [String] {
        ArisingItems.items(actions: actions, decisions: decisions, promises: promises, meeting: day(7, 12), today: today)
            .map { "\($0.kind.rawValue) \($0.title.prefix(4))" }
    }

    @Test func `an action that slipped back, done or not, and once only`() {
        #expect(items([.made(1, delivery: .doneAndEvidenced, impact: .slippedBack)]) == ["slipped_back A1.1"])
        #expect(items([.made(1, due: day(6, 1), delivery: .offTrack, impact: .slippedBack)]) == ["slipped_back A1.1"])
    }

    @Test func `an action that is off track or late, but not one that is well, done or withdrawn`() {
        #expect(items([.made(1, delivery: .offTrack), .made(2, due: day(6, 19))]) == ["off_track A1.1", "off_track A1.2"])
        let withdrawn = Action.made(3, due: day(6, 1), withdrawal: Withdrawal(day: day(6, 2), reason: "Twice in the plan"))
        #expect(items([.made(1, delivery: .onTrack), .made(2, due: day(6, 1), delivery: .doneAndEvidenced), withdrawn]) == [])
    }

    @Test func `a decision due by the day of the meeting, and none that is settled`() {
        let settled = Decision.made(3, due: day(7, 1), outcome: .done(on: day(6, 1), words: "Done"))
        #expect(items([], [.made(1, due: day(7, 12)), .made(2, due: day(7, 13)), settled, .made(4)]) == ["decision_due D1 A"])
    }

    @Test func `a promise that was not kept stands before decisions and delays`() {
        let found = items([.made(1, delivery: .offTrack)], [.made(1, due: day(7, 1))], [.made(by: day(6, 1)), .made(by: day(6, 20))])
        #expect(found == ["promise_not_kept Marl", "decision_due D1 A", "off_track A1.1"])
    }
}
