import Vocabulary

/// Pre-proceedings that have an outcome have its day; without it no length is known.
package enum OutcomeWithoutDay: QualityRule {
    package static let sentence = "The outcome has no date."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let measures = ["P1", "P2", "P3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter {
            !($0.facts[.preProceedingsOutcome] ?? "").isEmpty && $0.day(.decisionDay) == nil && $0.until == nil
        }
        .map { QualityFailure($0, "An outcome without a date") }
    }
}
