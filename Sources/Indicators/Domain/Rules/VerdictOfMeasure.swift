import Vocabulary

/// What a measure shows: improved or worse by a special cause, normal variation only, too few figures, or it consistently misses its
/// target.
///
/// The latest figure decides. When it belongs to a special cause, the measure has improved or is worse, depending on its direction; a
/// point outside the limits takes precedence over a run, and a run over a trend. Otherwise a stretch whose mean moved from the stretch
/// before, by a run of eight, stays improved or worse for the whole stretch. A measure with normal variation only consistently misses its
/// target when the better limit of its present stretch and its latest figure miss it; until a change of practice has limits of its own,
/// that is not said. Nothing is compared across a changed definition, and figures marked as a late load or a data
/// fault do not count.
package enum VerdictOfMeasure: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        case signal(Signal.Rule, Signal.Side, since: Day)
        case shift(ControlChart.Shift)

        package var since: Day {
            switch self {
            case .signal(_, _, let day): day
            case .shift(let shift): shift.since
            }
        }
    }

    case improved(Cause)
    case worse(Cause)
    case noChange
    case tooFew(Int)
    case consistentlyMissesTarget

    package init(_ chart: ControlChart) {
        guard !TooFewPoints.holds(chart.comparable), let stretch = chart.present, stretch.limits != nil else {
            self = .tooFew(chart.comparable)
            return
        }
        let known = stretch.known
        if let signal = stretch.signals.last(where: { $0.places.contains(known.count - 1) }) {
            // Consecutive figures on the same side are one cause, which starts with the first of them.
            let since = known.reversed().prefix { $0.signal == signal.side }.last ?? known[known.count - 1]
            self = VerdictOfMeasure(.signal(signal.rule, signal.side, since: since.day), signal.side, chart.measure)
        } else if let shift = stretch.shift {
            self = VerdictOfMeasure(.shift(shift), shift.side, chart.measure)
        } else {
            self = VerdictOfMeasure.misses(chart) ? .consistentlyMissesTarget : .noChange
        }
    }

    /// Normal variation alone will not meet the target.
    private static func misses(_ chart: ControlChart) -> Bool {
        guard let limits = chart.presentLimits, let latest = chart.latest?.value else { return false }
        let best = chart.measure.direction == .higher ? limits.upper : limits.lower
        return [best, latest].allSatisfy { chart.measure.meetsTarget($0) == false }
    }

    private init(_ cause: Cause, _ side: Signal.Side, _ measure: Measure) {
        self = (side == .up) == (measure.direction == .higher) ? .improved(cause) : .worse(cause)
    }

    package var cause: Cause? {
        switch self {
        case .improved(let cause), .worse(let cause): cause
        case .noChange, .tooFew, .consistentlyMissesTarget: nil
        }
    }

    package var name: Name {
        switch self {
        case .improved: .improved
        case .worse: .worse
        case .noChange: .noChange
        case .tooFew: .tooFew
        case .consistentlyMissesTarget: .consistentlyMissesTarget
        }
    }

    /// The verdict without its cause, as lists sort and filter by it: the most urgent first.
    package enum Name: String, Sendable, Hashable, CaseIterable, Codable {
        case worse
        case consistentlyMissesTarget = "misses_aim"
        case improved = "better"
        case noChange = "no_change"
        case tooFew = "too_few"

        package var words: String {
            switch self {
            case .improved: "Improved"
            case .worse: "Worse"
            case .noChange: "Normal variation"
            case .tooFew: "Too few figures"
            case .consistentlyMissesTarget: "Consistently misses target"
            }
        }
    }
}
