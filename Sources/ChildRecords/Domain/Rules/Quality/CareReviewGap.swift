import Vocabulary

/// While a child is in care no more than 245 days (a local setting: six months and two months' grace) pass without a review. A longer gap
/// is most likely a review that was not recorded; one that is only late is a matter for the measure.
package enum CareReviewGap: QualityRule {
    package static let sentence = "No review is recorded for more than eight months in care."
    package static let subject = EntryKind.careEpisode
    package static let needs: [EntryKind] = [.careReview]
    package static let measures = ["L2", "L3"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.care.filter { !$0.isTurnedRound }.flatMap { period -> [Firing] in
            guard let from = child.overview.from(period.from, telling: .careReview) else { return [] }
            let end = min(period.until ?? child.today, child.today)
            let reviews = child[.careReview].compactMap(\.from).filter { period.covers($0) }
            return Gaps.longer(than: QualitySettings.daysBetweenReviews, from: from, events: reviews, until: end).map {
                Firing(period, day: $0.from, "No review from \($0.from) to \($0.until)")
            }
        }
    }
}
