import Vocabulary

/// A child has a date of birth, or a day on which it is expected. Without one no age is known, and no measure by age counts the child.
package enum BirthMissing: QualityRule {
    package static let sentence = "Neither a date of birth nor an expected date of birth is recorded."
    package static let subject = EntryKind.person
    package static let columns: [Fact] = [.born]
    package static let codes = ["102", "8525"]
    package static let measures = ["L6", "L11", "L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.child.birth == nil ? [QualityFailure(inDetails: child.details.first, "No date of birth and no expected date of birth")] : []
    }
}
