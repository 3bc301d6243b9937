import Foundation

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
    package init?(_ figures: [Double], greatest: Double? = nil, scale: Scale = .plain) {
        guard !TooFewPoints.holds(figures.count) else { return nil }
        let base = figures.prefix(TooFewPoints.needed).map(scale.onto)
        let middle = base.reduce(0, +) / Double(base.count)
        let ranges = zip(base, base.dropFirst()).map { abs($1 - $0) }
        movingRange = ranges.reduce(0, +) / Double(ranges.count)
        mean = scale.back(middle)
        lower = scale.back(max(0, middle - NaturalLimits.factor * movingRange))
        upper = min(greatest ?? .infinity, scale.back(middle + NaturalLimits.factor * movingRange))
    }

    /// On which scale the mean and the limits are calculated; they are given in the figures' own unit.
    package enum Scale: Sendable, Hashable {
        case plain
        /// For the days between rare events, see ``RareEvents``.
        case daysBetween

        private static let power = 3.6

        func onto(_ figure: Double) -> Double { self == .plain ? figure : pow(figure, 1 / Scale.power) }
        func back(_ figure: Double) -> Double { self == .plain ? figure : pow(figure, Scale.power) }
    }
}
