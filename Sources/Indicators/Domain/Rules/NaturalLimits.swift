/// The limits of normal variation of an XmR chart: the mean, plus and minus 2.66 times the mean difference from one figure to the next.
///
/// They are calculated from the first twelve known figures of a stretch and stay until a change of practice is recorded; later figures
/// do not move them. A limit below 0 or above 100 per cent is set to 0 or 100. (Wheeler, Understanding Variation, 1993; 2.66 is three
/// divided by 1.128.)
package struct NaturalLimits: Sendable, Hashable {
    package static let factor = 2.66

    package let mean: Double
    package let lower: Double
    package let upper: Double
    package let movingRange: Double

    /// Nil with too few figures. Figures after the twelfth are not used.
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
