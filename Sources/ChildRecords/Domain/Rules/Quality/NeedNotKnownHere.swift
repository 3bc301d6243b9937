import Vocabulary

/// The primary need is one of the codes of the census.
package enum NeedNotKnownHere: QualityRule {
    package static let sentence = "The primary need is not a known code."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8650"]
    package static let measures = ["F3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child[.cinEpisode], .need, as: NeedCode.self)
    }
}
