import Vocabulary

/// The provider “parent” goes with a home with parents, and with no other.
package enum ProviderAgainstPlacement: QualityRule {
    package static let sentence = "The provider does not fit the placement."
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .placement }
    package static let codes = ["550"]
    package static let measures = ["L10"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code,
                let provider = home.coded(.provider, as: PlacementProvider.self).code
            else { return false }
            return (provider == .parent) != (type == .withParents)
        }.map {
            QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") with the provider \($0.written(.provider) ?? "")"))
        }
    }
}
