import Indicators
import Testing

@Suite("Red, amber and green against a target")
struct RatingAgainstTargetTests {
    private func rating(_ value: Double?, _ target: Double? = 90, _ direction: Measure.Direction? = .higher) -> RatingAgainstTarget? {
        RatingAgainstTarget.of(value, target: target, direction: direction, nearTarget: 10)
    }

    @Test func `on the target is green, a tenth below it is still amber, less is red`() {
        #expect(rating(90) == .green)
        #expect(rating(89.9) == .amber)
        #expect(rating(81) == .amber)
        #expect(rating(80.9) == .red)
    }

    @Test func `where less is better, more than the target is amber and then red`() {
        #expect(rating(20, 20, .lower) == .green)
        #expect(rating(22, 20, .lower) == .amber)
        #expect(rating(22.1, 20, .lower) == .red)
        #expect(rating(1, 0, .lower) == .red, "a target of nought has no amber")
    }

    @Test func `without a target, a direction or a figure there is no rating`() {
        #expect(rating(90, nil) == nil && rating(90, 90, nil) == nil && rating(nil) == nil)
    }
}
