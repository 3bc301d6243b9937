import Testing
import Vocabulary

@testable import ChildRecords

@Suite("The review of a restriction")
struct RestrictionReviewTests {
    private let today = Marlshire.monday

    @Test func `comes at most ninety days on, and the ninetieth day is in time`() throws {
        try RestrictionReview.check(today + 90, setOn: today)
        #expect(throws: RestrictionRefusal.reviewTooLate(latest: today + 90)) { try RestrictionReview.check(today + 91, setOn: today) }
    }

    @Test func `is today or later`() throws {
        try RestrictionReview.check(today, setOn: today)
        #expect(throws: RestrictionRefusal.reviewInThePast) { try RestrictionReview.check(today - 1, setOn: today) }
    }

    @Test func `is late from the day after`() {
        let restriction = Restriction.adoption(reviewBy: today)
        #expect(!RestrictionReview.isLate(restriction, on: today))
        #expect(RestrictionReview.isLate(restriction, on: today + 1))
    }
}
