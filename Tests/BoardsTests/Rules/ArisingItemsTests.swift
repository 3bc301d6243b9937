import ActionPlans
import Boards
import Testing
import Vocabulary

@Suite("What goes on the next agenda automatically")
struct ArisingItemsTests {
    private func items(
        _ actions: [Action] = [], _ decisions: [Decision] = [], _ commitments: [PartnerCommitment] = [], today: Day = day(6, 20)
    ) -> [String] {
        ArisingItems.items(actions: actions, decisions: decisions, commitments: commitments, meeting: day(7, 12), today: today)
            .map { "\($0.kind.rawValue) \($0.title.prefix(4))" }
    }

    @Test func `an action whose improvement was not sustained, done or not, and only once`() {
        #expect(items([.made(1, delivery: .doneAndEvidenced, impact: .notSustained)]) == ["not_sustained A1.1"])
        #expect(items([.made(1, due: day(6, 1), delivery: .offTrack, impact: .notSustained)]) == ["not_sustained A1.1"])
    }

    @Test func `an action that is off track or late, but not one that is well, done or withdrawn`() {
        #expect(items([.made(1, delivery: .offTrack), .made(2, due: day(6, 19))]) == ["off_track A1.1", "off_track A1.2"])
        let withdrawn = Action.made(3, due: day(6, 1), withdrawal: Withdrawal(day: day(6, 2), reason: "Twice in the plan"))
        #expect(items([.made(1, delivery: .onTrack), .made(2, due: day(6, 1), delivery: .doneAndEvidenced), withdrawn]) == [])
    }

    @Test func `a decision due by the date of the meeting, and none with an outcome`() {
        let settled = Decision.made(3, due: day(7, 1), outcome: .done(on: day(6, 1), words: "Done"))
        #expect(items([], [.made(1, due: day(7, 12)), .made(2, due: day(7, 13)), settled, .made(4)]) == ["decision_due D1 A"])
    }

    @Test func `a commitment that was not met comes before decisions and delays`() {
        let found = items([.made(1, delivery: .offTrack)], [.made(1, due: day(7, 1))], [.made(by: day(6, 1)), .made(by: day(6, 20))])
        #expect(found == ["commitment_not_met Marl", "decision_due D1 A", "off_track A1.1"])
    }
}
