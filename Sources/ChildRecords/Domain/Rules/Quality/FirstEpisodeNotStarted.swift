import Vocabulary

/// The first episode of a period of care says that the child started to be looked after (S).
package enum FirstEpisodeNotStarted: QualityRule {
    package static let sentence = "The first episode does not say that care started."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["357"]
    package static let measures = ["L1", "L15"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let first = child[.careEpisode].first
        return child.care.filter { period in
            if period.facts[.episodeReason] == EpisodeReason.started.rawValue { return false }
            if period.origin.format == .standardDataset { return period.facts[.entered].map { $0 == period.from?.iso } ?? true }
            // A form of one year may not hold what came before that year.
            return period.from == first?.from
                && Order.is(child.overview.covers(.careEpisode, in: period.origin.format), before: period.from)
        }.map { QualityFailure($0, QualityWords.on($0, "began for the reason “\($0.written(.episodeReason) ?? "none")”")) }
    }
}
