import Vocabulary

/// A reason for closure goes with a closure date.
package enum ClosureReasonWithoutDate: QualityRule {
    package static let sentence = "There is a reason for closure but no closure date."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8810"]
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinEpisode].filter { $0.until == nil && !($0.facts[.closureReason] ?? "").isEmpty }.map {
            QualityFailure($0, QualityWords.on($0, "the reason \($0.written(.closureReason) ?? ""), and no date"))
        }
    }
}
