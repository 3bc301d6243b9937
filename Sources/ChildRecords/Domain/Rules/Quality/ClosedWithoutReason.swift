import Vocabulary

/// A closed time in need says why it was closed.
package enum ClosedWithoutReason: QualityRule {
    package static let sentence = "The closure has no reason."
    package static let subject = EntryKind.inNeed
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.inNeed].filter { $0.until != nil && ($0.facts[.closureReason] ?? "").isEmpty }.map {
            Firing($0, day: $0.until, "Closed on \($0.until?.description ?? "no day") without a reason")
        }
    }
}
