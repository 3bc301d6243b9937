import Vocabulary

/// A child is recorded as born within 28 days of the day it was expected (a local setting). The twenty-eighth day is in time. Until the
/// birth is recorded no visit and no review of the child counts.
package enum UnbornPastExpectedDay: QualityRule {
    package static let sentence = "The child was expected more than 28 days ago and is not recorded as born."
    package static let subject = EntryKind.person
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["8530Q"]
    package static let measures = ["P2", "C4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard case .expected(let day) = child.child.birth, child.dayOfDetails - day > child.spans.daysPastExpected else { return [] }
        return [
            QualityFailure(
                day: day, inDetails: child.details(.expected),
                "Expected on \(day), \(child.dayOfDetails - day) days before the data was taken")
        ]
    }
}
