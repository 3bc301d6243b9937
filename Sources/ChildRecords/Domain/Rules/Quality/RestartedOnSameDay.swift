import Vocabulary

/// A child whose care ended does not start to be looked after again on the same day: the episode goes on.
package enum RestartedOnSameDay: QualityRule {
    package static let sentence = "Care started again on the day it ended."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["431"]
    package static let measures = ["L1", "L15"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.consecutive.filter { $1.began == .started && $0.until != nil && $0.until == $1.from }.map {
            QualityFailure($1, QualityWords.on($1, "started on the day the episode before it ended"))
        }
    }
}
