import Vocabulary

/// While a protection plan is open no more than 245 days (a local setting: six months and two months' grace) pass without a review
/// conference. A longer gap is most likely a review that was not recorded; one that is only late is a matter for the measure.
package enum ReviewConferenceGap: QualityRule {
    package static let sentence = "No review conference is recorded for more than eight months of an open plan."
    package static let subject = EntryKind.protectionPlan
    package static let needs: [EntryKind] = [.protectionReview]
    package static let measures = ["C8"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.protectionPlan].filter { !$0.isTurnedRound }.flatMap { plan -> [Firing] in
            guard let from = child.overview.from(plan.from, telling: .protectionReview) else { return [] }
            let end = min(plan.until ?? child.today, child.today)
            let reviews = child[.protectionReview].compactMap(\.from).filter { plan.covers($0) }
            return Gaps.longer(than: QualitySettings.daysBetweenReviews, from: from, events: reviews, until: end).map {
                Firing(plan, day: $0.from, "No review conference from \($0.from) to \($0.until)")
            }
        }
    }
}
