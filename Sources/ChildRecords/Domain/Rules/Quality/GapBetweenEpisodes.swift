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
        var latest = Day(number: .min)
        let pairs = zip(episodes, episodes.dropFirst()).map { earlier, later in
            latest = max(latest, earlier.until ?? .distantEnd)
            return (earlier, later, latest)
        }
        return pairs.filter { earlier, later, latest in
            // An episode that began earlier and went on may cover the days between.
            guard let from = later.from, latest < .distantEnd, from > latest + 1 else { return false }
            if let own = earlier.period, let other = later.period { return own == other }
            return earlier.facts[.ceasedReason] == CeasedReason.continues.rawValue && later.facts[.episodeReason] != "S"
        }.map { QualityFailure($1, "Ended on \($2), the next begins on \($1.from?.description ?? "")") }
    }
}
