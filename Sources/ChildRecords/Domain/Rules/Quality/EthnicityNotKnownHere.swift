import Vocabulary

/// A child's ethnicity is one of the codes that every return uses.
package enum EthnicityNotKnownHere: QualityRule {
    package static let sentence = "The code of the ethnicity is in no list."
    package static let subject = EntryKind.person
    package static let measures = ["F11"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard case .unrecognised(let code) = child.child.ethnicity else { return [] }
        return [Firing(day: nil, "Ethnicity is “\(code)”")]
    }
}
