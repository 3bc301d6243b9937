import ActionPlans
import Testing
import Vocabulary

@Suite("Due in the next 30 days")
struct DueSoonTests {
    @Test(
        "today and the thirtieth day count, yesterday and the thirty-first do not",
        arguments: [(-1, false), (0, true), (30, true), (31, false)])
    func edges(days: Int, holds: Bool) {
        #expect(DueSoon.holds(.made(due: day(6, 1) + days), on: day(6, 1)) == holds)
    }

    @Test func `a done action is not due`() {
        #expect(!DueSoon.holds(.made(due: day(6, 10), updates: [.made(.doneAndEvidenced, on: day(5, 1))]), on: day(6, 1)))
    }
}
