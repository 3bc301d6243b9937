import Vocabulary

/// The sentence that is true today of something a committee was told: the figure of that time, the figure of now, and whether there is a
/// real change.
///
/// Two figures that differ are no change by themselves. Only a special cause on the chart of the measure is called an improvement or worse;
/// everything else is normal variation, or too few figures to tell. A figure that is not known says why.
package struct TrueToday: Sendable, Hashable {
    package struct Figure: Sendable, Hashable {
        /// `72% (40 of 55)`, or why it is not known.
        package let words: String
        /// `12 months to May 2022`, `31 May 2022`.
        package let period: String
        package let isKnown: Bool

        package init(_ words: String, period: String, isKnown: Bool = true) {
            (self.words, self.period, self.isKnown) = (words, period, isKnown)
        }
    }

    package let then, now: Figure
    /// Nil where no chart says anything, as of a count that must be nought.
    package let verdict: VerdictOfMeasure?
    /// Nil where neither more nor less is better.
    package let direction: Measure.Direction?

    package init(then: Figure, now: Figure, verdict: VerdictOfMeasure?, direction: Measure.Direction?) {
        (self.then, self.now, self.verdict, self.direction) = (then, now, verdict, direction)
    }

    package var words: String { ([today, before] + [change]).compactMap(\.self).joined(separator: " ") }

    private var today: String { now.isKnown ? "\(now.words), \(now.period)." : "Not known today: \(now.words)." }

    private var before: String {
        if !then.isKnown { return "For the time of the paper it is not known: \(then.words)." }
        if then.period == now.period { return "There is no later data than at the time of the paper." }
        return "At the time of the paper: \(then.words), \(then.period)."
    }

    private var change: String? {
        guard now.isKnown, let verdict else { return nil }
        return switch verdict {
        case .improved(let cause): direction == nil ? "A real rise since \(cause.since)." : "A real improvement since \(cause.since)."
        case .worse(let cause):
            direction == nil ? "A real fall since \(cause.since)." : "Worse since \(cause.since), and more than normal variation."
        case .noChange: "No real change: normal variation only."
        case .consistentlyMissesTarget: "No real change, and it consistently misses its target."
        case .tooFew(let count):
            "Too few figures to tell whether there is a real change: \(count) of the \(TooFewPoints.needed) that are needed."
        }
    }
}
