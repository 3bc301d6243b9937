import Indicators
import Vocabulary

/// How often families avoid court. Read it with the number who come back (P14). Outcomes that are not recorded, other outcomes, and codes
/// A, B and C as long as the council has not said what they mean.
package enum DivertedFromProceedings: ChildMeasure {
    package static let code = "P3"
    package static let title = "Stepped down from pre-proceedings"
    package static let sentence = "How often families avoid court. Read it with the number who come back (P14)."
    package static let numerator = "Pre-proceedings that ended with a decision to step down"
    package static let denominator = "Pre-proceedings that ended with a decision to step down or to issue"
    package static let exclusions =
        "Outcomes that are not recorded, other outcomes, and codes A, B and C as long as the council has not said what they mean."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.preProceedingsOutcome]
    package static let version = 2

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let end = spell.until else { continue }
            switch spell.coded(.preProceedingsOutcome, as: PreProceedingsOutcome.self) {
            case .known(let code):
                switch child.overview.meanings.meaning(of: code) {
                case .stepDown: child.event(&contributions, spell, on: end, .met)
                case .issue: child.event(&contributions, spell, on: end, .missed)
                case .other: child.event(&contributions, spell, on: end, .excluded, .anotherOutcome)
                case nil: child.event(&contributions, spell, on: end, .excluded, .codeNotExplained)
                }
            case .notKnown, .unrecognised: child.event(&contributions, spell, on: end, .excluded, .notRecorded)
            }
        }
    }
}
