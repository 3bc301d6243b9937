import Boards
import Testing
import Vocabulary

@Suite("A link for somebody without an account")
struct LinkHoldsTests {
    @Test func `it opens on the last day, not on the next, and never once ended`() {
        #expect(LinkValidity.isGood(until: day(7, 1), ended: nil, on: day(7, 1)))
        #expect(!LinkValidity.isGood(until: day(7, 1), ended: nil, on: day(7, 2)))
        #expect(!LinkValidity.isGood(until: day(7, 1), ended: day(6, 1), on: day(6, 1)))
    }

    @Test func `is made out for at most ninety days and never for the past`() {
        #expect(LinkValidity.refusal(until: day(6, 1) + 90, made: day(6, 1)) == nil)
        #expect(LinkValidity.refusal(until: day(6, 1) + 91, made: day(6, 1)) == .linkEnds(latest: day(6, 1) + 90))
        #expect(LinkValidity.refusal(until: day(5, 31), made: day(6, 1)) != nil)
        let short = BoardSettings([.linkDays: 10])
        #expect(LinkValidity.refusal(until: day(6, 12), made: day(6, 1), settings: short) == .linkEnds(latest: day(6, 11)))
    }
}
