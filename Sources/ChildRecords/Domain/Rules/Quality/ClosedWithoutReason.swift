import Vocabulary

/// A closed CIN episode says why it was closed.
package enum ClosedWithoutReason: QualityRule {
    package static let sentence = "The closure has no reason."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8805"]
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinEpisode].filter { $0.until != nil && ($0.facts[.closureReason] ?? "").isEmpty }.map {
            QualityFailure($0, day: $0.until, "Closed on \($0.until?.description ?? "no date") without a reason")
        }
    }
}
