import Vocabulary

/// After care has ended the next episode starts care anew (S).
package enum NotRestarted: QualityRule {
    package static let sentence = "Care had ended but the next episode does not restart it."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["432"]
    package static let measures = ["L1", "L15"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.consecutive.filter { earlier, later in
            guard let ceased = earlier.ceased, let began = later.began else { return false }
            return ceased != .continues && began != .started
        }.map { QualityFailure($1, QualityWords.on($1, "reason \($1.written(.episodeReason) ?? "") after care had ended")) }
    }
}
