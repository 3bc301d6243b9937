import Vocabulary

/// A child who is missing on the day care ends left for another reason (E8).
package enum MissingAtEndOfCare: QualityRule {
    package static let sentence = "The child was missing when care ended, and the reason for ending is another."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["580"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.missing].filter { spell in
            guard let until = spell.until else { return false }
            return child[.careEpisode].contains { $0.until == until && $0.ceased != nil && $0.ceased != .continues && $0.ceased != .other }
        }.map { QualityFailure($0, day: $0.until, "Missing on the day care ended") }
    }
}
