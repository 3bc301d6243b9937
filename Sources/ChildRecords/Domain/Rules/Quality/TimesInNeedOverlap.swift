import Vocabulary

/// A child is in need once at a time: a new referral opens when the time before it is closed. Closing and opening on one day is no overlap.
package enum TimesInNeedOverlap: QualityRule {
    package static let sentence = "Two CIN episodes are open at the same time."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let measures = ["F4", "C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.cinEpisode]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
