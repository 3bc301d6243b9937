import Indicators
import Testing

@Suite("A figure outside the limits")
struct PointOutsideLimitsTests {
    @Test func `is found above and below, and not on the limit itself`() throws {
        let limits = try #require(NaturalLimits(steady))
        let found = PointOutsideLimits.find([limits.upper, limits.upper + 0.01, 20, limits.lower, limits.lower - 0.01], limits)
        #expect(found.map(\.places) == [1...1, 4...4])
        #expect(found.map(\.side) == [.up, .down])
    }
}
