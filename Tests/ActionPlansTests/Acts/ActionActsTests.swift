import ActionPlans
import Testing
import Vocabulary

@Suite("Acts on an action")
struct ActionActsTests {
    private let today = day(6, 20)

    @Test func `an update is added and those before it stay`() throws {
        var action = Action.made(updates: [.made(.onTrack, on: day(5, 1))])
        try action.post(.made(.maySlip, on: day(6, 1)), today: today)
        #expect(action.updates.map(\.delivery) == [.onTrack, .maySlip])
        #expect(action.delivery == .maySlip)
    }

    @Test func `the update of the latest day counts, and of two on one day the one written later`() {
        let updates = [Update.made(.offTrack, on: day(6, 1)), .made(.onTrack, on: day(5, 1)), .made(.maySlip, on: day(6, 1))]
        #expect(Action.made(updates: updates).delivery == .maySlip)
        #expect(Action.made().delivery == .notStarted)
        #expect(Action.made().impact == .notMeasured)
    }

    @Test func `done and evidenced is refused without evidence`() throws {
        var action = Action.made()
        #expect(throws: ActionRefusal.doneWithoutEvidence) { try action.post(.made(.doneAndEvidenced, on: today), today: today) }
        try action.attach(.made())
        try action.post(.made(.doneAndEvidenced, on: today), today: today)
        #expect(!action.isOpen)
    }

    @Test func `too early to tell is refused once the day for a difference has passed`() throws {
        var action = Action.made(differenceBy: day(6, 19))
        #expect(throws: ActionRefusal.tooLateToBeTooEarly(differenceBy: day(6, 19))) {
            try action.post(.made(.onTrack, .tooEarlyToTell, on: today), today: today)
        }
        try action.post(.made(.onTrack, .tooEarlyToTell, on: day(6, 19)), today: today)
    }

    @Test func `an update is not dated ahead`() {
        var action = Action.made()
        #expect(throws: ActionRefusal.inTheFuture(day(6, 21))) { try action.post(.made(on: day(6, 21)), today: today) }
    }

    @Test func `a due date is moved with its reason and the first one is kept`() throws {
        var action = Action.made(due: day(6, 30))
        try action.moveDue(to: day(7, 31), reason: "Supplier late", approvedBy: "Improvement board", on: today)
        try action.moveDue(to: day(8, 31), reason: "Supplier later", approvedBy: "Improvement board", on: today)
        #expect(action.due == day(8, 31))
        #expect(action.firstDue == day(6, 30))
        #expect(action.moves.map(\.was) == [day(6, 30), day(7, 31)])
    }

    @Test func `a due date is not moved to itself, before the beginning, or on a done action`() {
        var action = Action.made(start: day(5, 1), due: day(6, 30))
        #expect(throws: ActionRefusal.sameDueDay(day(6, 30))) {
            try action.moveDue(to: day(6, 30), reason: "x", approvedBy: "y", on: today)
        }
        #expect(throws: ActionRefusal.dueBeforeStart(day(5, 1))) {
            try action.moveDue(to: day(4, 30), reason: "x", approvedBy: "y", on: today)
        }
        var done = Action.made(updates: [.made(.doneAndEvidenced, on: day(5, 1))], evidence: [.made()])
        #expect(throws: ActionRefusal.notOpen) { try done.moveDue(to: day(9, 1), reason: "x", approvedBy: "y", on: today) }
    }

    @Test func `a withdrawn action can be read and no longer changed`() throws {
        var action = Action.made()
        try action.withdraw(reason: "Merged", on: today)
        #expect(throws: ActionRefusal.withdrawn(on: today)) { try action.post(.made(on: today), today: today) }
        #expect(throws: ActionRefusal.withdrawn(on: today)) { try action.attach(.made()) }
        #expect(throws: ActionRefusal.withdrawn(on: today)) { try action.withdraw(reason: "Again", on: today) }
    }
}
