import Vocabulary

/// One worker is allocated in one role at a time, and an allocation ends when the next begins. Ending and beginning on one day is no overlap.
package enum AllocationsOverlap: QualityRule {
    package static let sentence = "Two workers are allocated in the same role at the same time."
    package static let subject = EntryKind.allocation
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["SW08STG2", "SW10STG2", "SW14STG2"]
    package static let measures = ["W1", "L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Dictionary(grouping: child[.allocation]) { $0.facts[.role] ?? "" }.values.flatMap { Spells.overlapping($0) }.map {
            QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later))
        }
    }
}
