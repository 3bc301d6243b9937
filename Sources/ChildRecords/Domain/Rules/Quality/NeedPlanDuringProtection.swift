import Vocabulary

/// A child has a child in need plan or a protection plan, not both. One may end on the day the other begins.
package enum NeedPlanDuringProtection: QualityRule {
    package static let sentence = "A child in need plan is open during a protection plan."
    package static let subject = EntryKind.needPlan
    package static let needs: [EntryKind] = [.protectionPlan]
    package static let measures = ["C4", "C12"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.needPlan].filter { need in
            guard !need.isTurnedRound, let from = need.from else { return false }
            return child[.protectionPlan].contains { plan in
                guard !plan.isTurnedRound, let start = plan.from else { return false }
                return from < plan.until ?? .distantEnd && start < need.until ?? .distantEnd
            }
        }.map { Firing($0, QualityWords.on($0, "a protection plan is open")) }
    }
}
