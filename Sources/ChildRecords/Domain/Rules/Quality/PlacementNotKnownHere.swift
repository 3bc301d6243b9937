import Vocabulary

/// The type of a placement is one of the codes of the looked-after return.
package enum PlacementNotKnownHere: QualityRule {
    package static let sentence = "The placement is not a known code."
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .placement }
    package static let codes = ["146"]
    package static let measures = ["L9", "L11"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child.homes, .placementType, as: PlacementType.self)
    }
}
