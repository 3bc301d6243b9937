import Vocabulary

/// While a child is in care, other than for short breaks, no more than 245 days (a local setting: six months and two months' grace) pass without a review. A longer gap
/// is most likely a review that was not recorded; one that is only late is a matter for the measure.
package enum CareReviewGap: QualityRule {
    package static let sentence = "No CLA review is recorded for more than eight months in care."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.claReview] }
    package static let measures = ["L2", "L3"]

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        child.care.isEmpty || child.care.contains { child.isTold(.claReview, inYearOf: $0) } ? [] : [.claReview]
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.care.filter { !$0.isTurnedRound && !child.isShortBreaks($0) && child.isTold(.claReview, inYearOf: $0) }.flatMap {
            period -> [QualityFailure] in
            guard let from = child.overview.from(period.from, telling: .claReview) else { return [] }
            let end = min(period.until ?? child.day(of: period), child.day(of: period))
            let reviews = child[.claReview].compactMap(\.from).filter { period.covers($0) }
            return Gaps.longer(than: child.spans.daysBetweenReviews, from: from, events: reviews, until: end).map {
                QualityFailure(period, day: $0.from, "No review from \($0.from) to \($0.until)")
            }
        }
    }
}
