import Vocabulary

/// The primary need is one of the codes of the census.
package enum NeedNotKnownHere: QualityRule {
    package static let sentence = "The code of the primary need is in no list."
    package static let subject = EntryKind.inNeed
    package static let measures = ["F3"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        UnknownCodes.found(in: child[.inNeed], .need, as: NeedCode.self)
    }
}
