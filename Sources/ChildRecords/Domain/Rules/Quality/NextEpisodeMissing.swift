import Vocabulary

/// An episode that ended while the child stayed in care (X1) is followed by another that begins on that day.
package enum NextEpisodeMissing: QualityRule {
    package static let sentence = "The child is still in care, and no next episode is recorded."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["388"]
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            guard episode.ceased == .continues, let until = episode.until else { return false }
            return !child[.careEpisode].contains { $0.from == until && $0 != episode }
        }.map { QualityFailure($0, day: $0.until, "Still in care on \($0.until?.description ?? ""), and no episode begins on that day") }
    }
}
