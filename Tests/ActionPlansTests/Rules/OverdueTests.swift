import ActionPlans
import Testing

@Suite("Overdue")
struct OverdueTests {
    @Test func `the due date itself is in time and the next day is one day late`() {
        let action = Action.made(due: day(6, 30))
        #expect(Overdue.days(action, on: day(6, 30)) == nil)
        #expect(Overdue.days(action, on: day(7, 1)) == 1)
        #expect(Overdue.days(action, on: day(7, 12)) == 12)
    }

    @Test func `it is late whatever its owner calls it, until it is done`() {
        #expect(Overdue.days(.made(due: day(6, 30), updates: [.made(.onTrack, on: day(6, 1))]), on: day(7, 1)) == 1)
        #expect(Overdue.days(.made(due: day(6, 30), updates: [.made(.doneAndEvidenced, on: day(6, 1))]), on: day(7, 1)) == nil)
    }

    @Test func `a withdrawn action is never late`() {
        let action = Action.made(due: day(6, 30), withdrawal: Withdrawal(day: day(6, 1), reason: "Merged"))
        #expect(Overdue.days(action, on: day(7, 1)) == nil)
    }
}
