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
        case .better(let cause): sentence(cause, "better")
        case .worse(let cause): sentence(cause, "worse")
        case .noChange: "No change beyond ordinary variation.\(expected)"
        case .steadyMissesAim: "Steady, and misses its aim of \(figure(chart.measure.aim ?? 0)).\(expected)"
        case .tooFew(let count):
            "Too few figures to tell: \(count) so far\(sinceDefinition), and \(TooFewPoints.needed) are needed."
        }
    }

    /// Whether the aim can be met as things run now; nil without an aim or without limits.
    package var aim: String? {
        guard let aim = chart.measure.aim, let limits = chart.present?.limits else { return nil }
        let (best, worst) = chart.measure.better == .higher ? (limits.upper, limits.lower) : (limits.lower, limits.upper)
        if chart.measure.meetsAim(worst) == true { return "The aim of \(figure(aim)) is met as things run now." }
        if chart.measure.meetsAim(best) == false {
            return "The aim of \(figure(aim)) cannot be met as things run now: something has to change."
        }
        return "The aim of \(figure(aim)) is met at times and missed at times, by chance, as things run now."
    }

    private func sentence(_ cause: VerdictOfMeasure.Cause, _ word: String) -> String {
        let more = "\(word), and more than ordinary variation."
        switch cause {
        case .shift(let shift):
            return "Since \(shift.since) the mean is \(figure(shift.became)); before it was \(figure(shift.was)): \(more)"
        case .signal(.outside, _, _): return "\(latest) lies outside the limits of ordinary variation\(limits): \(more)"
        case .signal(.run, let side, let since):
            return "Since \(since) every figure lies \(side == .up ? "above" : "below") the mean\(mean): \(more) \(latestIs)"
        case .signal(.trend, let side, let since):
            return "Since \(since) each figure is \(side == .up ? "higher" : "lower") than the one before: \(more) \(latestIs)"
        }
    }

    private var latest: String { chart.latest.map { "The figure of \($0.day), \($0.value.map(figure) ?? "")," } ?? "" }
    private var latestIs: String { chart.latest.map { "The latest is \($0.value.map(figure) ?? ""), of \($0.day)." } ?? "" }
    private var mean: String { chart.present?.limits.map { " of \(figure($0.mean))" } ?? "" }
    private var limits: String { chart.present?.limits.map { ", \(figure($0.lower)) to \(figure($0.upper))" } ?? "" }
    private var expected: String {
        chart.present?.limits.map { " As things run, figures from \(figure($0.lower)) to \(figure($0.upper)) are to be expected." } ?? ""
    }
    private var sinceDefinition: String {
        chart.stretches.last { if case .definition = $0.beginning { true } else { false } }.flatMap { stretch in
            if case .definition(let mark) = stretch.beginning { " since the definition changed on \(mark.day)" } else { nil }
        } ?? ""
    }

    private func figure(_ value: Double) -> String { FigureWords.of(value, chart.measure.unit) }
}
