import ActionPlans
import Testing
import Vocabulary

@Suite("Calculated delivery")
struct CalculatedDeliveryTests {
    private func rule(_ action: Action, on today: Day = day(6, 20), waits: [LateBefore] = []) -> CalculatedDelivery? {
        CalculatedDelivery(action, agreed: day(5, 2), on: today, lateBefore: waits)
    }

    private let fresh = [Update.made(.onTrack, on: day(6, 15))]

    @Test func `an action in time with a fresh update is on track`() {
        #expect(rule(.made(due: day(9, 30), updates: fresh))?.delivery == .onTrack)
    }

    @Test func `a due date that passed and a silence are both told, and the worst is the rating`() {
        let found = rule(.made(due: day(6, 17), updates: [.made(.onTrack, on: day(5, 10))]))
        #expect(found?.delivery == .offTrack)
        #expect(found?.reasons == ["overdue by 3 days", "no update for 41 days"])
    }

    @Test func `silence of over twenty-eight days may slip, of over fifty-six is off track`() {
        func silent(_ days: Int) -> Delivery? {
            CalculatedDelivery(
                .made(due: day(12, 1), updates: [.made(.onTrack, on: day(6, 20) - days)]), agreed: day(1, 1), on: day(6, 20))?
                .delivery
        }
        #expect(silent(28) == .onTrack)
        #expect(silent(29) == .maySlip)
        #expect(silent(56) == .maySlip)
        #expect(silent(57) == .offTrack)
    }

    @Test func `a late step may slip, and a step late by over two weeks is off track`() {
        func late(_ days: Int) -> Delivery? {
            rule(.made(due: day(12, 1), updates: fresh, steps: [Step(number: 1, text: "Draft", due: day(6, 20) - days)]))?.delivery
        }
        #expect(late(0) == .onTrack)
        #expect(late(1) == .maySlip)
        #expect(late(14) == .maySlip)
        #expect(late(15) == .offTrack)
    }

    @Test func `open steps near the due date, three moves and a late predecessor may slip`() {
        let steps = [Step(number: 1, text: "Draft", due: day(6, 30), done: nil)]
        #expect(rule(.made(due: day(7, 4), updates: fresh, steps: steps))?.delivery == .maySlip)
        #expect(rule(.made(due: day(7, 5), updates: fresh, steps: steps))?.delivery == .onTrack)
        let move = DueDateMove(day: day(5, 1), was: day(6, 1), became: day(7, 1), reason: "x", approvedBy: "Board")
        #expect(rule(.made(due: day(12, 1), updates: fresh, moves: [move, move]))?.delivery == .onTrack)
        #expect(rule(.made(due: day(12, 1), updates: fresh, moves: [move, move, move]))?.delivery == .maySlip)
        let waits = [LateBefore(ref: ActionRef(group: 2, number: 1), days: 4)]
        #expect(rule(.made(due: day(12, 1), updates: fresh), waits: waits)?.reasons == ["depends on A2.1, which is 4 days late"])
    }

    @Test func `what is called done needs evidence, and a closed action is done`() {
        let done = [Update.made(.doneAndEvidenced, on: day(6, 1))]
        #expect(rule(.made(updates: done))?.delivery == .maySlip)
        #expect(rule(.made(updates: done, evidence: [.made()]))?.delivery == .doneAndEvidenced)
        let closing = Closing(day: day(6, 10), by: "Sunniva", words: "Looked at it")
        #expect(rule(.made(updates: done, closings: [closing]))?.reasons == ["closed on 10 June 2022 by Sunniva"])
    }

    @Test func `an action opened again is open, until it is called done once more`() {
        let reopened = Closing(
            day: day(6, 1), by: "S", words: "x", reopening: .init(day: day(6, 10), by: "S", why: "x", after: 1))
        let done = [Update.made(.doneAndEvidenced, on: day(5, 20), number: 1)]
        #expect(Action.made(updates: done, closings: [reopened]).isOpen)
        #expect(!Action.made(updates: done + [.made(.doneAndEvidenced, on: day(6, 11), number: 2)], closings: [reopened]).isOpen)
    }

    @Test func `owner and rule are shown in words where they do not say the same`() {
        let action = Action.made(due: day(6, 17), updates: [.made(.onTrack, on: day(5, 10))])
        let ratings = TwoRatings(action, agreed: day(5, 2), on: day(6, 20))
        #expect(
            ratings.deliveryContradiction == "owner: on track; calculated: off track, overdue by 3 days, no update for 41 days")
        #expect(TwoRatings(.made(due: day(9, 1), updates: fresh), agreed: day(5, 2), on: day(6, 20)).deliveryContradiction == nil)
    }

    @Test func `a withdrawn action has none, and one that begins later has not started`() {
        #expect(rule(.made(withdrawal: Withdrawal(day: day(5, 1), reason: "Merged"))) == nil)
        #expect(rule(.made(start: day(7, 1), due: day(12, 1)))?.delivery == .notStarted)
    }
}
