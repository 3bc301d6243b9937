import Vocabulary

/// The reason for a new episode fits what changed: the legal status with L, B and U and only then, with L nothing of the placement, and with
/// every other reason something of it. That nothing of it changed is certain of homes with a number of their own only: the number of a foster
/// home is its agency’s, and the postcode, which would tell, is not kept.
package enum NewEpisodeChangesNothing: QualityRule {
    package static let sentence = "The reason for the new episode does not fit what changed."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["434", "435", "436"]
    package static let measures = ["L5", "L6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.consecutive.filter { earlier, later in
            guard let began = later.began, began != .started, earlier.until == later.from,
                let old = earlier.coded(.legalStatus, as: LegalStatus.self).code,
                let new = later.coded(.legalStatus, as: LegalStatus.self).code
            else { return false }
            switch began {
            case .legal: return old == new || !later.isInSamePlacement(as: earlier)
            case .legalPlacementAndCarer, .legalAndPlacement: return old == new || later.isInSameHome(as: earlier)
            default: return old != new || later.isInSameHome(as: earlier)
            }
        }.map { QualityFailure($1, QualityWords.on($1, "reason \($1.written(.episodeReason) ?? ""), and that is not what changed")) }
    }
}
