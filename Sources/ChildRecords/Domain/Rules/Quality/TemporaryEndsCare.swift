import Vocabulary

/// A period of care does not end with a temporary placement.
package enum TemporaryEndsCare: QualityRule {
    package static let sentence = "Care ends with a temporary placement."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["381"]
    package static let measures = ["L5", "L9"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { $0.place?.isTemporary ?? false && $0.ceased.map { $0 != .continues } ?? false }.map {
            QualityFailure($0, day: $0.until, "Care ends from \($0.written(.placementType) ?? "")")
        }
    }
}
