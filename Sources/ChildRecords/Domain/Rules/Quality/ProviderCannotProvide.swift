import Vocabulary

/// A council provides neither health settings nor prisons (R2, R5), and another public body neither foster care, adoption nor children’s
/// homes.
package enum ProviderCannotProvide: QualityRule {
    package static let sentence = "That provider does not provide that placement."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["527", "528", "529"]
    package static let measures = ["L10"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            guard let place = episode.place, let provider = episode.coded(.provider, as: PlacementProvider.self).code else { return false }
            switch provider {
            case .own, .otherCouncil: return place == .nationalHealthService || place == .youngOffenderInstitution
            case .otherPublic:
                return place.isFosterCare || place.isPlacedForAdoption || place == .secureHome || place == .childrensHome
            default: return false
            }
        }.map {
            QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") with the provider \($0.written(.provider) ?? "")"))
        }
    }
}
