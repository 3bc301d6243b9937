import Vocabulary

/// A missing episode ends at the latest when care ends.
package enum MissingLeftOpen: QualityRule {
    package static let sentence = "Care has ended and the missing episode is still open."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["577"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.missing].filter { spell in
            guard spell.until == nil, let from = spell.from else { return false }
            return child.care.contains { $0.covers(from) && $0.until != nil }
        }.map { QualityFailure($0, QualityWords.on($0, "still open, though care has ended")) }
    }
}
