import Vocabulary

/// A review conference comes after the day on which the plan began.
package enum ReviewOnFirstDay: QualityRule {
    package static let sentence = "The RCPC is on the day the CP plan began."
    package static let subject = EntryKind.rcpc
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cpPlan] }
    package static let codes = ["8841"]
    package static let measures = ["C8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.rcpc].filter { review in
            review.from != nil && child[.cpPlan].contains { $0.from == review.from }
                && !child[.cpPlan].contains { $0.until == review.from && $0.from != review.from }
        }.map { QualityFailure($0, QualityWords.on($0, "the plan began on that day")) }
    }
}
