import Vocabulary

/// A CP plan does not begin and end on one day.
package enum PlanOfOneDay: QualityRule {
    package static let sentence = "The CP plan begins and ends on the same day."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8840"]
    package static let measures = ["C4", "C6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter { $0.from != nil && $0.from == $0.until }.map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
