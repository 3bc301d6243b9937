import Vocabulary

/// The application to court is not made before the decision to issue.
package enum ApplicationBeforeDecision: QualityRule {
    package static let sentence = "The application is before the decision to issue."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.application]
    package static let codes = ["9012"]
    package static let measures = ["P8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { Order.is($0.day(.application), before: $0.day(.decisionDay) ?? $0.until) }.map {
            QualityFailure($0, day: $0.day(.application), "Application on \($0.day(.application)?.description ?? ""), before the decision")
        }
    }
}
