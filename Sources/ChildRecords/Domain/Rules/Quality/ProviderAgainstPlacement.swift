import Vocabulary

/// The provider “parent” goes with a home with parents, and with no other.
package enum ProviderAgainstPlacement: QualityRule {
    package static let sentence = "The provider does not go with the placement."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L10"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code,
                let provider = home.coded(.provider, as: PlacementProvider.self).code
            else { return false }
            return (provider == .parent) != (type == .withParents)
        }.map { Firing($0, QualityWords.on($0, "\($0.facts[.placementType] ?? "") with the provider \($0.facts[.provider] ?? "")")) }
    }
}
