import Vocabulary

/// A temporary placement (T0 to T3, and T4 from 2025-26) and another placement (Z1, Z11 to Z14) have no provider.
package enum ProviderNotNeeded: QualityRule {
    package static let sentence = "The placement has a provider and needs none."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["213"]
    package static let measures = ["L10"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { !($0.facts[.provider] ?? "").isEmpty && child.takesNoProvider($0) }.map {
            QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") with the provider \($0.written(.provider) ?? "")"))
        }
    }
}
