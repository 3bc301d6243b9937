import Vocabulary

/// A time in need does not end before its referral.
package enum ClosedBeforeReferral: QualityRule {
    package static let sentence = "The closure lies before the referral."
    package static let subject = EntryKind.inNeed
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.inNeed].filter(\.isTurnedRound).map { Firing($0, QualityWords.ends($0)) }
    }
}
