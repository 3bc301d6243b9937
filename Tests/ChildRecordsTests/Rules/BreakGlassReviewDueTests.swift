import Testing
import Vocabulary

@testable import ChildRecords

@Suite("The review of break-glass access")
struct BreakGlassReviewDueTests {
    @Test func `is due on the fifth working day`() {
        #expect(BreakGlassReviewDue.due(.made(on: Marlshire.monday)) == Marlshire.monday + 7, "a Monday's falls on the next Monday")
    }

    @Test func `does not count weekends and bank holidays`() throws {
        let maundyThursday = try #require(Day(2022, 4, 14))
        #expect(BreakGlassReviewDue.due(.made(on: maundyThursday)) == Day(2022, 4, 25))
    }
}
