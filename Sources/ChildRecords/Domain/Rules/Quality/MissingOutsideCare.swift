import Vocabulary

/// A child goes missing from care while in care.
package enum MissingOutsideCare: QualityRule {
    package static let sentence = "The child went missing before care began or after it ended."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["578", "581"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.care.allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.missing].filter { spell in spell.from.map { day in !child.care.contains { $0.covers(day) } } ?? false }.map {
            QualityFailure($0, QualityWords.on($0, "the child was not in care"))
        }
    }
}
