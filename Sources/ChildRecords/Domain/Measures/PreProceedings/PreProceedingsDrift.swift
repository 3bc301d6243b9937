import Indicators
import Law
import Vocabulary

/// How many days families were in pre-proceedings beyond the limit.
package enum PreProceedingsDrift: ChildMeasure {
    package static let code = "P2b"
    package static let title = "Drift: days beyond 16 weeks in pre-proceedings"
    package static let sentence = "How many days families were in pre-proceedings beyond the limit."
    package static let numerator = "Days after the 16 weeks, added up over all children"
    package static let figure = MeasureFigure.daysWithin
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            let last = spell.until.map { Int32($0.number) - 1 } ?? child.lastDay(of: spell)
            child.drift(&contributions, spell, after: Timescale.preProceedings.due(after: from), through: last)
        }
    }
}
