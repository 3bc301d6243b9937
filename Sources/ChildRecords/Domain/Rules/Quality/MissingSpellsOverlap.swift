import Vocabulary

/// A child is missing once at a time. Coming back and going again on one day is no overlap.
package enum MissingSpellsOverlap: QualityRule {
    package static let sentence = "Two missing episodes are open at once."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["574"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.missing]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
