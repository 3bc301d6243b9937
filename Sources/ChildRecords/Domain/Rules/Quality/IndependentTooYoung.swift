import Vocabulary

/// A child under fourteen does not leave care for independent living.
package enum IndependentTooYoung: QualityRule {
    package static let sentence = "A child under fourteen left care for independent living."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["387"]
    package static let measures = ["G2", "L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            guard let until = episode.until, let reason = episode.coded(.ceasedReason, as: CeasedReason.self).code else { return false }
            return (reason == .independent || reason == .independentSupported) && child.child.age(on: until) ?? 18 < 14
        }.map { QualityFailure($0, day: $0.until, "Left care for independent living under fourteen") }
    }
}
