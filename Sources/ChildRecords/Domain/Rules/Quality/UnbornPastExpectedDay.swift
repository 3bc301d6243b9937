import Vocabulary

/// A child is recorded as born within 28 days of the day it was expected (a local setting). The twenty-eighth day is in time. Until the
/// birth is recorded no visit and no review of the child counts.
package enum UnbornPastExpectedDay: QualityRule {
    package static let sentence = "The child was expected more than 28 days ago and is not recorded as born."
    package static let subject = EntryKind.person
    package static let measures = ["P2", "C4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard case .expected(let day) = child.child.birth, child.today - day > QualitySettings.daysPastExpected else { return [] }
        return [Firing(day: day, "Expected on \(day), \(child.today - day) days before the data was taken")]
    }
}
