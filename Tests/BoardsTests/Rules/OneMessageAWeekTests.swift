import Boards
import Testing
import Vocabulary

@Suite("At most one message a week")
struct OneMessageAWeekTests {
    @Test func `the seventh day after the last is the first that may`() {
        #expect(OneMessageAWeek.allows(last: nil, on: day(6, 1)))
        #expect([1, 6, 7, 8].map { OneMessageAWeek.allows(last: day(6, 1), on: day(6, 1) + $0) } == [false, false, true, true])
    }

    @Test func `a council may wait longer, and never less than a week`() {
        #expect(
            !OneMessageAWeek.allows(last: day(6, 1), on: day(6, 14), after: 14)
                && OneMessageAWeek.allows(last: day(6, 1), on: day(6, 15), after: 14))
        #expect(!OneMessageAWeek.allows(last: day(6, 1), on: day(6, 7), after: 1))
    }
}
