import Vocabulary

/// A child's ethnicity is one of the codes that every return uses.
package enum EthnicityNotKnownHere: QualityRule {
    package static let sentence = "The ethnicity is not a known code."
    package static let subject = EntryKind.person
    package static let codes = ["103", "4220"]
    package static let measures = ["F11"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard case .unrecognised(let code) = child.child.ethnicity else { return [] }
        return [QualityFailure(inDetails: child.details(.ethnicity), "Ethnicity is “\(code)”")]
    }
}
