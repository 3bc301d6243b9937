import Vocabulary

/// The type of a placement is one of the codes of the looked-after return.
package enum PlacementNotKnownHere: QualityRule {
    package static let sentence = "The code of the placement is in no list."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L9", "L11"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        UnknownCodes.found(in: child.homes, .placementType, as: PlacementType.self)
    }
}
