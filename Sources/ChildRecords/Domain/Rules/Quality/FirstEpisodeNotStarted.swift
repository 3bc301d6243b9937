import Vocabulary

/// The first episode of a period of care says that the child started to be looked after (S).
package enum FirstEpisodeNotStarted: QualityRule {
    package static let sentence = "The first episode does not say that care started."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L1", "L15"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.care.filter { period in
            // The first episode of a form that tells of one year only may lie before that year.
            period.facts[.entered].map { $0 == period.from?.iso } ?? (period.origin.format == .standardDataset)
                && period.facts[.episodeReason] != EpisodeReason.started.rawValue
        }.map { Firing($0, QualityWords.on($0, "began for the reason “\($0.facts[.episodeReason] ?? "none")”")) }
    }
}
