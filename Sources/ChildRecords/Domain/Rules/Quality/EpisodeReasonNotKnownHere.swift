import Vocabulary

/// The reason for a new episode of care is one of the codes of the looked-after return.
package enum EpisodeReasonNotKnownHere: QualityRule {
    package static let sentence = "The reason for the new episode is missing or not a known code."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["143"]
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { $0.coded(.episodeReason, as: EpisodeReason.self).code == nil }.map {
            QualityFailure($0, QualityWords.on($0, "the reason “\($0.written(.episodeReason) ?? "none")”"))
        }
    }
}
