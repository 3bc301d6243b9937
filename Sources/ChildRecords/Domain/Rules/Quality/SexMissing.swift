import Vocabulary

/// A child's sex is recorded; “unborn” and “neither” are answers.
package enum SexMissing: QualityRule {
    package static let sentence = "No sex is recorded."
    package static let subject = EntryKind.person
    package static let columns: [Fact] = [.sex]
    package static let codes = ["101", "4180"]
    package static let measures = ["L6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.child.sex == .notKnown ? [QualityFailure(inDetails: child.details.first, "Sex is empty")] : []
    }
}
