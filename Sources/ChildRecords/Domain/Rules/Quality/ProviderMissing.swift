import Vocabulary

/// A placement that is neither temporary nor “other” has a provider.
package enum ProviderMissing: QualityRule {
    package static let sentence = "The placement has no provider."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["526"]
    package static let measures = ["L10"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            guard let place = episode.place, (episode.facts[.provider] ?? "").isEmpty, !(episode.status?.isShortBreaks ?? false) else {
                return false
            }
            return !place.isTemporary && !child.takesNoProvider(episode)
        }.map { QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") without a provider")) }
    }
}
