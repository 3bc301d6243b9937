import Vocabulary

/// What a chart shows, in sentences.
package struct FindingSentence: Sendable, Hashable {
    private let chart: ControlChart
    private let verdict: VerdictOfMeasure

    package init(_ chart: ControlChart) {
        self.chart = chart
        verdict = VerdictOfMeasure(chart)
    }

    /// The sentence above the chart.
    package var words: String {
        switch verdict {
        case .improved(let cause): "Improved: \(sentence(cause))"
        case .worse(let cause): "Worse: \(sentence(cause))"
        case .noChange: "\(normal).\(expected)"
        case .consistentlyMissesTarget:
            "Consistently misses its target\(chart.measure.target.map { " of \(figure($0))" } ?? "").\(expected)"
        case .tooFew(let count): "Too few figures to tell: \(count) so far\(sinceDefinition), and \(TooFewPoints.needed) are needed."
        }
    }

    /// Whether the target can be expected to be met if nothing changes.
    ///
    /// Nil when no target is set, and nil unless the limits describe the figures of today: they must be the present stretch's own, with no
    /// later change, and the latest figure must not be a special cause against them. Otherwise this sentence could say that a target
    /// cannot be met beside a figure that meets it.
    package var capability: String? {
        guard let target = chart.measure.target, let limits = chart.presentLimits, !isSignal else { return nil }
        let (best, worst) = chart.measure.direction == .higher ? (limits.upper, limits.lower) : (limits.lower, limits.upper)
        if chart.measure.meetsTarget(worst) == true {
            return "If nothing changes, the target of \(figure(target)) can be expected to be met."
        }
        if chart.measure.meetsTarget(best) == false {
            return "If nothing changes, the target of \(figure(target)) cannot be expected to be met."
        }
        return "If nothing changes, the target of \(figure(target)) will be met at some times and missed at others."
    }

    private var isSignal: Bool { if case .signal? = verdict.cause { true } else { false } }

    private func sentence(_ cause: VerdictOfMeasure.Cause) -> String {
        switch cause {
        case .shift(let shift):
            return
                "since \(shift.since) the mean is \(figure(shift.became)), and before it was \(figure(shift.was)). This is more than normal variation."
        case .signal(.outside, _, _): return "\(latest) is outside the limits of normal variation\(limits)."
        case .signal(.run, let side, let since):
            return
                "since \(since) every figure is \(side == .up ? "above" : "below") the mean\(mean), which is more than normal variation. \(latestIs)"
        case .signal(.trend, let side, let since):
            return
                "since \(since) each figure is \(side == .up ? "higher" : "lower") than the one before, which is more than normal variation. \(latestIs)"
        }
    }

    /// The latest figure decides. Where earlier ones are marked on the chart, the sentence says so.
    private var normal: String {
        let marked = chart.present?.points.count { $0.signal != nil } ?? 0
        return marked == 0
            ? "Normal variation only"
            : "The latest figure is within normal variation; \(marked) earlier \(marked == 1 ? "figure was" : "figures were") not"
    }
    private var latest: String { chart.latest.map { "the figure for \($0.day), \($0.value.map(figure) ?? "")," } ?? "" }
    private var latestIs: String { chart.latest.map { "The latest is \($0.value.map(figure) ?? ""), for \($0.day)." } ?? "" }
    private var mean: String { chart.present?.limits.map { " of \(figure($0.mean))" } ?? "" }
    private var limits: String { chart.present?.limits.map { ", \(figure($0.lower)) to \(figure($0.upper))" } ?? "" }
    /// Nothing is expected from limits of before the latest change.
    private var expected: String {
        chart.presentLimits.map { " If nothing changes, expect figures from \(figure($0.lower)) to \(figure($0.upper))." } ?? ""
    }
    private var sinceDefinition: String {
        chart.stretches.last { if case .definition = $0.beginning { true } else { false } }.flatMap { stretch in
            if case .definition(let mark) = stretch.beginning { " since the definition changed on \(mark.day)" } else { nil }
        } ?? ""
    }

    private func figure(_ value: Double) -> String { FigureWords.of(value, chart.measure.unit) }
}
