import Vocabulary

/// While a CP plan is open no more than 245 days (a local setting: six months and two months' grace) pass without a review
/// conference. A longer gap is most likely a review that was not recorded; one that is only late is a matter for the measure.
package enum ReviewConferenceGap: QualityRule {
    package static let sentence = "No RCPC is recorded for more than eight months of an open CP plan."
    package static let subject = EntryKind.cpPlan
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.rcpc] }
    package static let measures = ["C8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter { !$0.isTurnedRound }.flatMap { plan -> [QualityFailure] in
            guard let from = child.overview.from(plan.from, telling: .rcpc) else { return [] }
            let end = min(plan.until ?? child.day(of: plan), child.day(of: plan))
            let reviews = child[.rcpc].compactMap(\.from).filter { plan.covers($0) }
            return Gaps.longer(than: child.spans.daysBetweenReviews, from: from, events: reviews, until: end).map {
                QualityFailure(plan, day: $0.from, "No RCPC from \($0.from) to \($0.until)")
            }
        }
    }
}
