import Vocabulary

/// A child's sex is recorded; “unborn” and “neither” are answers.
package enum SexMissing: QualityRule {
    package static let sentence = "No sex is recorded."
    package static let subject = EntryKind.person
    package static let measures = ["L6"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.child.sex == .notKnown ? [Firing(day: nil, "Sex is empty")] : []
    }
}
