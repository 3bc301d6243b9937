import Vocabulary

/// Episodes of care follow one another: each begins on the day the one before it ended.
package enum EpisodesOverlap: QualityRule {
    package static let sentence = "Two episodes of care are open at the same time."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["501", "142"]
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.careEpisode]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
