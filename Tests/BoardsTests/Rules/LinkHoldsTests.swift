import Boards
import Testing
import Vocabulary

@Suite("A link for somebody without an account")
struct LinkHoldsTests {
    @Test func `the last day is still good, the next is not, and an ended one never is`() {
        #expect(LinkHolds.isGood(until: day(7, 1), ended: nil, on: day(7, 1)))
        #expect(!LinkHolds.isGood(until: day(7, 1), ended: nil, on: day(7, 2)))
        #expect(!LinkHolds.isGood(until: day(7, 1), ended: day(6, 1), on: day(6, 1)))
    }

    @Test func `is made out for at most ninety days and never for the past`() {
        #expect(LinkHolds.refusal(until: day(6, 1) + 90, made: day(6, 1)) == nil)
        #expect(LinkHolds.refusal(until: day(6, 1) + 91, made: day(6, 1)) == .linkEnds(latest: day(6, 1) + 90))
        #expect(LinkHolds.refusal(until: day(5, 31), made: day(6, 1)) != nil)
        let short = BoardSettings([.linkDays: 10])
        #expect(LinkHolds.refusal(until: day(6, 12), made: day(6, 1), settings: short) == .linkEnds(latest: day(6, 11)))
    }
}
