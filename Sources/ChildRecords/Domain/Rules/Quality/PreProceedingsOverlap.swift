import Vocabulary

/// A child is in pre-proceedings once at a time. Ending and beginning on one day is no overlap.
package enum PreProceedingsOverlap: QualityRule {
    package static let sentence = "Two periods of pre-proceedings are open at once."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let measures = ["P1", "P14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.preProceedings].map(\.endedByItsOutcome)).map {
            QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later))
        }
    }
}
