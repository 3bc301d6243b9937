import Indicators
import Law
import Vocabulary

/// Whether pre-proceedings come to a decision in time. Those that have not ended are shown separately. Approved extensions are in no
/// return.
package enum PreProceedingsInLimit: ChildMeasure {
    package static let code = "P2a"
    package static let title = "Pre-proceedings that ended within 16 weeks"
    package static let sentence = "Whether pre-proceedings come to a decision in time."
    package static let numerator = "Pre-proceedings that ended within 16 weeks"
    package static let denominator = "Pre-proceedings that ended"
    package static let exclusions = "Those that have not ended are shown separately. Approved extensions are in no return."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            child.finishing(&contributions, spell, from: from, done: spell.until, due: Timescale.preProceedings.due(after: from))
        }
    }
}
