import Vocabulary

/// The reason for a change of placement is one of the codes of the looked-after return.
package enum ChangeReasonNotKnownHere: QualityRule {
    package static let sentence = "The reason for the change of placement is not a known code."
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .placement }
    package static let codes = ["1009"]
    package static let measures = ["L7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child[.placement] + child[.careEpisode], .changeReason, as: PlacementChangeReason.self)
    }
}
