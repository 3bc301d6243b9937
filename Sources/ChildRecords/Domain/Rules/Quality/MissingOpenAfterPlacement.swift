import Vocabulary

/// A missing episode ends at the latest when the placement that the child went missing from ends. A new legal status in the same placement ends no
/// placement. Where care itself has ended, ``MissingLeftOpen`` says so.
package enum MissingOpenAfterPlacement: QualityRule {
    package static let sentence = "The placement that the child went missing from has ended and the missing episode is still open."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["575"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.missing].filter { spell in
            guard spell.until == nil, let from = spell.from, let last = child.lastEpisodeOfPlacement(on: from) else { return false }
            return last.ceased == .continues
        }.map { QualityFailure($0, QualityWords.on($0, "still open, though that placement has ended")) }
    }
}
