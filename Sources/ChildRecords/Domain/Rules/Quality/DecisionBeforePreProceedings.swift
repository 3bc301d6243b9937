import Vocabulary

/// Pre-proceedings do not end before they begin.
package enum DecisionBeforePreProceedings: QualityRule {
    package static let sentence = "The decision to step up or down is before pre-proceedings began."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["9009"]
    package static let measures = ["P1", "P2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { Order.is($0.day(.decisionDay) ?? $0.until, before: $0.from) }.map {
            QualityFailure($0, QualityWords.ends($0.endedByItsOutcome))
        }
    }
}
