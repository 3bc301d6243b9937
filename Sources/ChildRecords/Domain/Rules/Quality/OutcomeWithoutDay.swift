import Vocabulary

/// Pre-proceedings that have an outcome have its day; without it no length is known.
package enum OutcomeWithoutDay: QualityRule {
    package static let sentence = "There is an outcome and no day of it."
    package static let subject = EntryKind.preProceedings
    package static let measures = ["P1", "P2", "P3"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.preProceedings].filter {
            !($0.facts[.preProceedingsOutcome] ?? "").isEmpty && $0.day(.decisionDay) == nil && $0.until == nil
        }
        .map { Firing($0, "An outcome without its day") }
    }
}
