import Vocabulary

/// Care does not end before it begins.
package enum CareEndsBeforeStart: QualityRule {
    package static let sentence = "An episode of care ends before it begins."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["356"]
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
