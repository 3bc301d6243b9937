import Vocabulary

/// A child has a day of birth, or a day on which it is expected. Without one no age is known, and no measure by age counts the child.
package enum BirthMissing: QualityRule {
    package static let sentence = "Neither a day of birth nor an expected day is recorded."
    package static let subject = EntryKind.person
    package static let measures = ["L6", "L11", "L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.child.birth == nil ? [Firing(day: nil, "No day of birth, and none on which the child is expected")] : []
    }
}
