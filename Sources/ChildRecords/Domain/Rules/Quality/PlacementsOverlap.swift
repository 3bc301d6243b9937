import Vocabulary

/// A child lives in one place at a time. Leaving and arriving on one day is no overlap.
package enum PlacementsOverlap: QualityRule {
    package static let sentence = "Two placements are open at once."
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let measures = ["L5", "L8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.placement]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
