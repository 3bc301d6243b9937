import Vocabulary

/// A child's ethnicity is recorded. “Refused” and “not obtained” are answers of their own and are left to the measure of ethnicity; an
/// empty field is not.
package enum EthnicityMissing: QualityRule {
    package static let sentence = "No ethnicity is recorded."
    package static let subject = EntryKind.person
    package static let columns: [Fact] = [.ethnicity]
    package static let codes = ["103", "4220"]
    package static let measures = ["F11"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.child.ethnicity == .notKnown ? [QualityFailure(inDetails: child.details.first, "Ethnicity is empty")] : []
    }
}
