import Vocabulary

/// A CIN episode does not end before its referral.
package enum ClosedBeforeReferral: QualityRule {
    package static let sentence = "The closure is before the referral."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8630"]
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinEpisode].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
