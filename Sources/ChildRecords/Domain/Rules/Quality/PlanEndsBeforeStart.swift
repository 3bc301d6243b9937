import Vocabulary

/// A CP plan does not end before it begins.
package enum PlanEndsBeforeStart: QualityRule {
    package static let sentence = "The CP plan ends before it begins."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8925"]
    package static let measures = ["C4", "C6", "C7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
