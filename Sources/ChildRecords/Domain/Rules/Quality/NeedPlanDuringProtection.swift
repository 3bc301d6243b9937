import Vocabulary

/// A child has a CIN plan or a CP plan, not both. One may end on the day the other begins.
package enum NeedPlanDuringProtection: QualityRule {
    package static let sentence = "A CIN plan is open during a CP plan."
    package static let subject = EntryKind.cinPlan
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cpPlan] }
    package static let codes = ["4001", "4016"]
    package static let measures = ["C4", "C12"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinPlan].filter { need in
            guard !need.isTurnedRound, let from = need.from else { return false }
            return child[.cpPlan].contains { plan in
                guard !plan.isTurnedRound, let start = plan.from else { return false }
                return from < plan.until ?? .distantEnd && start < need.until ?? .distantEnd
            }
        }.map { QualityFailure($0, QualityWords.on($0, "a CP plan is open")) }
    }
}
