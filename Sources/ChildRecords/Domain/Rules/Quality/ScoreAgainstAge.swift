import Vocabulary

/// A child under four at the end of the year, or 17 or older at its beginning, has neither an SDQ score nor a reason.
package enum ScoreAgainstAge: QualityRule {
    package static let sentence = "An SDQ score or a reason is recorded for a child too young or too old for one."
    package static let subject = EntryKind.healthOutcomes
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["188", "189"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.healthOutcomes].filter { outcome in
            guard outcome.number(.score) != nil || !(outcome.facts[.scoreReason] ?? "").isEmpty else { return false }
            guard child.born != nil else { return false }
            return !child.isOfQuestionnaireAge(in: outcome)
        }.map { QualityFailure($0, day: child.day(of: $0), "A score or a reason in \(child.year(of: $0).words)") }
    }
}
