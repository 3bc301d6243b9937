import Indicators
import Law
import Vocabulary

/// How long families spend in pre-proceedings. Those that have not ended are shown separately.
package enum LengthOfPreProceedings: ChildMeasure {
    package static let code = "P1"
    package static let title = "Length of pre-proceedings"
    package static let sentence = "How long families spend in pre-proceedings."
    package static let numerator = "Days from the decision to begin to the decision to step down or to issue"
    package static let denominator = "Pre-proceedings that ended"
    package static let exclusions = "Those that have not ended are shown separately."
    package static let figure = MeasureFigure.mean
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            if let end = spell.until { child.event(&contributions, spell, on: end, .met, value: end - from) }
            let last = spell.until.map { Int32($0.number) - 1 } ?? child.lastDay(of: spell)
            child.waiting(&contributions, spell, from: from, through: last, due: Timescale.preProceedings.due(after: from))
        }
    }
}
