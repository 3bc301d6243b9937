import Vocabulary

/// An episode of care has an end date and a reason why it ended, or neither.
package enum EndWithoutReason: QualityRule {
    package static let sentence = "The episode has an end date or a reason for ending, and not the other."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["148"]
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { ($0.until == nil) != ($0.facts[.ceasedReason] ?? "").isEmpty }.map {
            QualityFailure(
                $0, $0.until == nil ? QualityWords.on($0, "a reason and no end date") : QualityWords.on($0, "an end date and no reason"))
        }
    }
}
