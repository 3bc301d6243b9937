import Foundation
import Indicators
import Testing
import Vocabulary

@Suite("Rare events")
struct RareEventsTests {
    @Test func `fewer than two a period are rare, one event alone shows nothing`() {
        #expect(RareEvents.hold([0, 1, 3, 0]))
        #expect(!RareEvents.hold([2, 2, 2]))
        #expect(!RareEvents.hold([0, 1, 0]))
        #expect(!RareEvents.hold([]))
    }

    /// Worked out by hand with the 3.6th root: ten of 16 days and two of 81 days, whose roots are 2.16012 and 3.38948.
    @Test func `limits of the days between are calculated on the root and given in days`() throws {
        let days: [Double] = [16, 16, 16, 16, 16, 81, 16, 16, 16, 16, 81, 16]
        let limits = try #require(NaturalLimits(days, scale: .daysBetween))
        let (low, high) = (Foundation.pow(16, 1 / 3.6), Foundation.pow(81, 1 / 3.6))
        let mean = (10 * low + 2 * high) / 12
        let range = 4 * (high - low) / 11
        #expect(abs(limits.mean - Foundation.pow(mean, 3.6)) < 1e-9)
        #expect(abs(limits.upper - Foundation.pow(mean + 2.66 * range, 3.6)) < 1e-9)
        #expect(abs(limits.lower - Foundation.pow(mean - 2.66 * range, 3.6)) < 1e-9)
        #expect(limits.lower > 0, "plain limits would begin at nought")
    }

    @Test func `a long time without one is an improvement where fewer are better`() {
        let usual = (0..<12).map { 20 + Double($0 % 3) }
        let chart = ControlChart(
            Measure(name: "Days between", unit: .days, direction: .higher), series(usual + [90]), scale: .daysBetween)
        guard case .improved = VerdictOfMeasure(chart) else { return #expect(Bool(false), "\(VerdictOfMeasure(chart))") }
    }
}
