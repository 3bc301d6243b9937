import Vocabulary

/// Pre-proceedings that have ended have an outcome.
package enum OutcomeMissing: QualityRule {
    package static let sentence = "The decision to step up or down has a date and no outcome."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["9010"]
    package static let measures = ["P3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { ($0.day(.decisionDay) ?? $0.until) != nil && ($0.facts[.preProceedingsOutcome] ?? "").isEmpty }.map
        {
            QualityFailure($0, QualityWords.on($0, "ended without an outcome"))
        }
    }
}
