import Vocabulary

/// A protection plan does not end before it begins.
package enum PlanEndsBeforeStart: QualityRule {
    package static let sentence = "The protection plan ends before it begins."
    package static let subject = EntryKind.protectionPlan
    package static let measures = ["C4", "C6", "C7"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.protectionPlan].filter(\.isTurnedRound).map { Firing($0, QualityWords.ends($0)) }
    }
}
