import Vocabulary

/// A child of four to sixteen who was looked after for the whole of a year that is over has an SDQ score, or a reason why there is none.
package enum ScoreMissing: QualityRule {
    package static let sentence = "Neither an SDQ score nor a reason is recorded."
    package static let subject = EntryKind.healthOutcomes
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["186", "197B"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.healthOutcomes].filter { outcome in
            child.isYearOver(of: outcome) && child.isInCohort(of: outcome) && child.isOfQuestionnaireAge(in: outcome)
                && outcome.number(.score) == nil
                && (outcome.facts[.scoreReason] ?? "").isEmpty
        }.map { QualityFailure($0, day: child.day(of: $0), "Neither a score nor a reason in \(child.year(of: $0).words)") }
    }
}
