import Vocabulary

/// A period of care does not begin with a temporary placement.
package enum TemporaryBeginsCare: QualityRule {
    package static let sentence = "Care begins with a temporary placement."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["380"]
    package static let measures = ["L5", "L9"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { $0.began == .started && ($0.place?.isTemporary ?? false) }.map {
            QualityFailure($0, QualityWords.on($0, "begins with \($0.written(.placementType) ?? "")"))
        }
    }
}
