import Vocabulary

/// Within one period of care an episode begins on the day the one before it ended, or on the day after.
package enum GapBetweenEpisodes: QualityRule {
    package static let sentence = "There is a gap between two episodes of one period of care."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["433"]
    package static let measures = ["L1", "L5", "L6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let episodes = child[.careEpisode].filter { !$0.isTurnedRound }
        return zip(episodes, episodes.dropFirst()).filter { earlier, later in
            guard let until = earlier.until, let from = later.from, from > until + 1 else { return false }
            if let own = earlier.period, let other = later.period { return own == other }
            return earlier.facts[.ceasedReason] == CeasedReason.continues.rawValue && later.facts[.episodeReason] != "S"
        }.map { QualityFailure($1, "Ended on \($0.until?.description ?? ""), the next begins on \($1.from?.description ?? "")") }
    }
}
