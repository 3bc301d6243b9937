import Vocabulary

/// A CP plan names a category of abuse.
package enum CategoryMissing: QualityRule {
    package static let sentence = "The CP plan has no category of abuse."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8905"]
    package static let measures = ["C4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter { ($0.facts[.category] ?? $0.facts[.latestCategory] ?? "").isEmpty }.map {
            QualityFailure($0, QualityWords.on($0, "no category of abuse"))
        }
    }
}
