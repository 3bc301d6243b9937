import Vocabulary

/// The type of a placement is a code that the looked-after return took in the year the placement began.
package enum PlacementCodeOutOfYear: QualityRule {
    package static let sentence = "The code of the placement was not in use in that year."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L9", "L11"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code, let from = home.from else { return false }
            return !type.isValid(in: CollectionYear(containing: from))
        }.map { Firing($0, QualityWords.on($0, "\($0.facts[.placementType] ?? "") was not a code of that year")) }
    }
}
