import Vocabulary

/// The reason for closure is one of the nine of the census.
package enum ClosureReasonNotKnownHere: QualityRule {
    package static let sentence = "The reason for closure is not a known code."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8640"]
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child[.cinEpisode], .closureReason, as: ClosureReason.self)
    }
}
