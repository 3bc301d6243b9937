import Vocabulary

/// Care does not end before it begins.
package enum CareEndsBeforeStart: QualityRule {
    package static let sentence = "An episode of care ends before it begins."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.careEpisode].filter(\.isTurnedRound).map { Firing($0, QualityWords.ends($0)) }
    }
}
