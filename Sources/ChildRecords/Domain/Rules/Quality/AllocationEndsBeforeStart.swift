import Vocabulary

/// An allocation does not end before it begins.
package enum AllocationEndsBeforeStart: QualityRule {
    package static let sentence = "The allocation ends before it begins."
    package static let subject = EntryKind.allocation
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let measures = ["W1", "L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.allocation].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
