import Indicators
import Vocabulary

/// Whether families come back after stepping down.
package enum BackInPreProceedings: ChildMeasure {
    package static let code = "P14"
    package static let title = "Back in pre-proceedings within 12 months of a step-down"
    package static let sentence = "Whether families come back after stepping down."
    package static let numerator = "Pre-proceedings of a child whose earlier ones were stepped down in the 12 months before"
    package static let denominator = "Pre-proceedings begun"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.preProceedingsOutcome]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let stepped = child[.preProceedings].filter { $0.coded(.preProceedingsOutcome, as: PreProceedingsOutcome.self).code == .stepDown }
        let ends = stepped.compactMap(\.until)
        for spell in child[.preProceedings] {
            guard let day = spell.from else { continue }
            child.event(&contributions, spell, on: day, ends.contains { $0 < day && $0.adding(months: 12) >= day } ? .met : .missed)
        }
    }
}
