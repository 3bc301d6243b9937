import Vocabulary

/// What a measure shows, in one of five words: better or worse by special cause, no change beyond ordinary variation, too few figures,
/// or steady and misses its aim.
///
/// The latest figure decides. When it belongs to a special cause the measure is better or worse, by the side on which better lies; of
/// several, a point outside the limits goes before a run, and a run before a trend. Otherwise a stretch whose mean moved from the one
/// before, by a run of eight, stays better or worse for as long as the stretch lasts. What is steady and has its mean on the wrong side
/// of the aim misses its aim. Nothing is compared across a changed definition, and a late load or a data fault is no figure at all.
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

    case better(Cause)
    case worse(Cause)
    case noChange
    case tooFew(Int)
    case steadyMissesAim

    package init(_ chart: ControlChart) {
        guard !TooFewPoints.holds(chart.comparable), let stretch = chart.present, let limits = stretch.limits else {
            self = .tooFew(chart.comparable)
            return
        }
        let known = stretch.known
        if let signal = stretch.signals.last(where: { $0.places.contains(known.count - 1) }) {
            // Figures of the same side one after the other are one cause, from the first of them.
            let since = known.reversed().prefix { $0.signal == signal.side }.last ?? known[known.count - 1]
            self = VerdictOfMeasure(.signal(signal.rule, signal.side, since: since.day), signal.side, chart.measure)
        } else if let shift = stretch.shift {
            self = VerdictOfMeasure(.shift(shift), shift.side, chart.measure)
        } else {
            self = chart.measure.meetsAim(limits.mean) == false ? .steadyMissesAim : .noChange
        }
    }

    private init(_ cause: Cause, _ side: Signal.Side, _ measure: Measure) {
        self = (side == .up) == (measure.better == .higher) ? .better(cause) : .worse(cause)
    }

    package var cause: Cause? {
        switch self {
        case .better(let cause), .worse(let cause): cause
        case .noChange, .tooFew, .steadyMissesAim: nil
        }
    }

    package var name: Name {
        switch self {
        case .better: .better
        case .worse: .worse
        case .noChange: .noChange
        case .tooFew: .tooFew
        case .steadyMissesAim: .steadyMissesAim
        }
    }

    /// The verdict without what it rests on, as lists sort and filter by it.
    package enum Name: String, Sendable, Hashable, CaseIterable, Codable {
        case steadyMissesAim = "misses_aim"
        case worse, better
        case noChange = "no_change"
        case tooFew = "too_few"

        package var words: String {
            switch self {
            case .better: "Better"
            case .worse: "Worse"
            case .noChange: "No change beyond ordinary variation"
            case .tooFew: "Too few figures"
            case .steadyMissesAim: "Steady, and misses its aim"
            }
        }
    }
}
