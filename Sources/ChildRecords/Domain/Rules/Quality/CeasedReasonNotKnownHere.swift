import Vocabulary

/// The reason why an episode of care ended is one of the codes of the looked-after return.
package enum CeasedReasonNotKnownHere: QualityRule {
    package static let sentence = "The reason for ending is not a known code."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["149"]
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child[.careEpisode], .ceasedReason, as: CeasedReason.self)
    }
}
