import Boards
import Testing
import Vocabulary

@Suite("Leave")
struct PausedOnLeaveTests {
    private let leave = [day(7, 4)...day(7, 8), day(7, 8)...day(7, 10)]

    @Test func `the first and the last day belong to it`() {
        #expect([3, 4, 8, 10, 11].map { PausedOnLeave.isAway(leave, on: day(7, $0)) } == [false, true, true, true, false])
    }

    @Test func `days of leave are left out of a count, also where they overlap`() {
        #expect(PausedOnLeave.days(after: day(7, 1), through: day(7, 12), leave) == 4)
        #expect(PausedOnLeave.days(after: day(7, 1), through: day(7, 12), []) == 11)
        #expect(PausedOnLeave.days(after: day(7, 12), through: day(7, 12), []) == 0)
    }
}
