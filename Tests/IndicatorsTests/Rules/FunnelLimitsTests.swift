import Foundation
import Indicators
import Testing

@Suite("Limits of a funnel plot")
struct FunnelLimitsTests {
    /// With 20 children and a half in the middle: P(5 or fewer) is 0.0207, P(6 or fewer) 0.0577.
    @Test func `a share has the exact binomial limit, moved back by what goes too far`() {
        let limits = FunnelLimits(centre: 0.5, whole: 20)
        let (five, six) = (21_700.0 / 1_048_576, 60_460.0 / 1_048_576)
        let expected = (6 - (six - 0.025) / (six - five)) / 20
        #expect(abs(limits.lower95 - expected) < 1e-12)
        #expect(abs(limits.lower95 + limits.upper95 - (1 - 1.0 / 20)) < 1e-9, "the upper limit mirrors the lower one, less one child")
        #expect(limits.lower998 < limits.lower95 && limits.upper95 < limits.upper998)
    }

    @Test func `a rate has the exact Poisson limit`() {
        let limits = FunnelLimits(centre: 0.001, whole: 4000, .poisson)
        var (reached, likely, number) = (exp(-4.0), exp(-4.0), 0)
        while reached < 0.025 {
            number += 1
            likely *= 4 / Double(number)
            reached += likely
        }
        #expect(abs(limits.lower95 - (Double(number) - (reached - 0.025) / likely) / 4000) < 1e-12)
    }

    @Test func `a figure on the limit is inside, beyond it it is not`() {
        let limits = FunnelLimits(centre: 0.8, whole: 400)
        #expect(limits.place(limits.upper95) == .inside)
        #expect(limits.place(limits.upper95 + 1e-9) == .beyond95(isAbove: true))
        #expect(limits.place(limits.lower998 - 1e-9) == .beyond998(isAbove: false))
    }

    @Test func `nought and all have no chance around them`() {
        #expect(FunnelLimits(centre: 0, whole: 50).upper998 <= 0)
        #expect(FunnelLimits(centre: 1, whole: 50).lower998 <= 1)
        #expect(FunnelLimits(centre: 0.3, whole: 200_000).lower95 > 0.29)
    }
}
