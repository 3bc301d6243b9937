/// The limits of ordinary variation of an XmR chart: the mean, and 2.66 times the mean of the differences from one figure to the next.
///
/// They come from the first twelve known figures of a stretch and stay until practice is marked as changed; later figures do not move
/// them. A limit below nought, or above 100 per cent, is put at nought or 100. (Wheeler, Understanding Variation, 1993; 2.66 is three
/// divided by 1.128.)
package struct NaturalLimits: Sendable, Hashable {
    package static let factor = 2.66

    package let mean: Double
    package let lower: Double
    package let upper: Double
    package let movingRange: Double

    /// Nil with too few figures. Figures beyond the twelfth are not looked at.
    package init?(_ figures: [Double], greatest: Double? = nil) {
        guard !TooFewPoints.holds(figures.count) else { return nil }
        let base = Array(figures.prefix(TooFewPoints.needed))
        mean = base.reduce(0, +) / Double(base.count)
        let ranges = zip(base, base.dropFirst()).map { abs($1 - $0) }
        movingRange = ranges.reduce(0, +) / Double(ranges.count)
        lower = max(0, mean - NaturalLimits.factor * movingRange)
        upper = min(greatest ?? .infinity, mean + NaturalLimits.factor * movingRange)
    }
}
