import Vocabulary

/// A review conference lies within a protection plan.
package enum ReviewConferenceOutsidePlan: QualityRule {
    package static let sentence = "A review conference was held when no plan was open."
    package static let subject = EntryKind.protectionReview
    package static let needs: [EntryKind] = [.protectionPlan]
    package static let measures = ["C8"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard child[.protectionPlan].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.protectionReview].filter { entry in
            entry.from.map { day in !child[.protectionPlan].contains { $0.covers(day) } } ?? false
        }.map { Firing($0, QualityWords.on($0, "no plan was open")) }
    }
}
