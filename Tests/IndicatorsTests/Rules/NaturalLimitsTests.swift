import Indicators
import Testing

@Suite("The limits of ordinary variation")
struct NaturalLimitsTests {
    /// By hand: the sum is 240, so the mean is 20. The differences are 2 4 3 2 4 3 2 4 1 2 2, together 29, so their mean is 29/11 =
    /// 2.636364, and 2.66 times that is 7.012727.
    @Test func `are what is reckoned by hand`() throws {
        let limits = try #require(NaturalLimits(steady))
        #expect(limits.mean == 20)
        #expect(abs(limits.movingRange - 2.636364) < 0.000001)
        #expect(abs(limits.lower - 12.987273) < 0.000001)
        #expect(abs(limits.upper - 27.012727) < 0.000001)
    }

    @Test func `do not move with what comes after the twelfth figure`() {
        #expect(NaturalLimits(steady + [90, 95, 99]) == NaturalLimits(steady))
    }

    @Test func `are not there for eleven figures`() {
        #expect(NaturalLimits(Array(steady.prefix(11))) == nil)
    }

    /// By hand: 1 and 9 in turn have mean 5 and differences of 8, so the limits would be 5 ± 21.28.
    @Test func `stay between nought and what there can be at most`() throws {
        let limits = try #require(NaturalLimits((0..<12).map { $0.isMultiple(of: 2) ? 1 : 9 }))
        #expect(limits.lower == 0)
        #expect(abs(limits.upper - 26.28) < 0.000001)
        let shares = try #require(NaturalLimits((0..<12).map { $0.isMultiple(of: 2) ? 91 : 99 }, greatest: 100))
        #expect(shares.upper == 100)
    }
}
