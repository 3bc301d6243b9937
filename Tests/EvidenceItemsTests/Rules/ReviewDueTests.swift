import ActionPlans
import EvidenceItems
import Testing
import Vocabulary

@Suite("Evidence that is looked at again")
struct ReviewDueTests {
    @Test(
        "the day itself is in time, and thirty days before it comes up",
        arguments: [
            (day(6, 19), ReviewDue.past), (day(6, 20), .soon), (day(7, 20), .soon), (day(7, 21), .later),
        ])
    func days(reviewBy: Day, standing: ReviewDue) {
        #expect(ReviewDue(.made(reviewBy: reviewBy), on: day(6, 20)) == standing)
    }

    @Test func `no day is asked about, nor what was set aside`() {
        #expect(ReviewDue(.made(), on: day(6, 20)) == .none)
        let gone = Withdrawal(day: day(6, 1), reason: "Wrong file")
        #expect(ReviewDue(.made(setAside: gone, reviewBy: day(5, 1)), on: day(6, 20)) == .none)
    }
}
