import Vocabulary

/// The two ratings of an action, each as its owner judged it on a day and as the record shows it by rule. They are never mixed.
package struct TwoRatings: Sendable, Hashable {
    package let ownersDelivery: Delivery
    package let delivery: DeliveryByRule?
    package let ownersImpact: Impact
    package let impact: ImpactByRule
    /// The day of the owner's judgement; nil when nothing was said yet.
    package let judged: Day?

    package init(
        _ action: Action, agreed: Day?, on today: Day, settings: PlanSettings = PlanSettings(), lateBefore: [LateBefore] = []
    ) {
        ownersDelivery = action.delivery
        delivery = DeliveryByRule(action, agreed: agreed, on: today, settings: settings, lateBefore: lateBefore)
        ownersImpact = action.impact
        impact = ImpactByRule(action, on: today, settings: settings)
        judged = action.latestUpdate?.day
    }

    package var deliveryDiffers: Bool { delivery.map { $0.delivery != ownersDelivery } ?? false }
    package var impactDiffers: Bool { impact.impact != ownersImpact }

    /// `owner: on track; rule: off track, due day passed 3 days ago, no update for 41 days`. Nil when they agree.
    package var deliveryContradiction: String? {
        guard let delivery, deliveryDiffers else { return nil }
        return
            "owner: \(ownersDelivery.words.lowercasedFirst); rule: \(delivery.delivery.words.lowercasedFirst), \(delivery.reasons.joined(separator: ", "))"
    }

    /// Nil when they agree.
    package var impactContradiction: String? {
        guard impactDiffers else { return nil }
        let reasons = impact.reasons.isEmpty ? "nothing is linked that would show it" : impact.reasons.joined(separator: "; ")
        return "owner: \(ownersImpact.words.lowercasedFirst); rule: \(impact.impact.words.lowercasedFirst), \(reasons)"
    }
}
