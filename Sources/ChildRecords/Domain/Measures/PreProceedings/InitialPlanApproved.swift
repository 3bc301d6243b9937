import Indicators
import Vocabulary

/// Whether the court approved the council’s first plan.
package enum InitialPlanApproved: ChildMeasure {
    package static let code = "P15"
    package static let title = "First care plans approved at the first hearing"
    package static let sentence = "Whether the court approved the council’s first plan."
    package static let numerator = "First plans approved"
    package static let denominator = "Proceedings of which this is recorded"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.initialPlanApproved]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] {
            guard let day = spell.until ?? spell.from else { continue }
            switch spell.answer(.initialPlanApproved) {
            case .yes: child.event(&contributions, spell, on: day, .met)
            case .no: child.event(&contributions, spell, on: day, .missed)
            case .notKnown, .unrecognised: break
            }
        }
    }
}
