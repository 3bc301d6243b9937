import Vocabulary

/// A protection plan names a category of abuse.
package enum CategoryMissing: QualityRule {
    package static let sentence = "The protection plan has no category of abuse."
    package static let subject = EntryKind.protectionPlan
    package static let measures = ["C4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.protectionPlan].filter { ($0.facts[.category] ?? $0.facts[.latestCategory] ?? "").isEmpty }.map {
            Firing($0, QualityWords.on($0, "no category of abuse"))
        }
    }
}
