import Indicators
import Law
import Vocabulary

/// Whether children wait for the court after the council has decided.
package enum ApplicationInTime: ChildMeasure {
    package static let code = "P8"
    package static let title = "Applications within 10 working days of the decision to issue"
    package static let sentence = "Whether children wait for the court after the council has decided."
    package static let numerator = "Applications made by the tenth working day after the decision"
    package static let denominator = "Applications made"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let facts: [Fact] = [.application]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let decided = spell.until, let applied = spell.day(.application) else { continue }
            child.finishing(&contributions, spell, from: decided, done: applied, due: Timescale.application.due(after: decided))
        }
    }
}
