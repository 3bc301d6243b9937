import Vocabulary

/// The delivery status of an action, as its owner judges it on a day.
package enum Delivery: String, Codable, Sendable, Hashable, CaseIterable {
    case notStarted = "not_started"
    case onTrack = "on_track"
    case maySlip = "may_slip"
    case offTrack = "off_track"
    case doneAndEvidenced = "done_and_evidenced"

    package var words: String {
        switch self {
        case .notStarted: "Not started"
        case .onTrack: "On track"
        case .maySlip: "May slip"
        case .offTrack: "Off track"
        case .doneAndEvidenced: "Done and evidenced"
        }
    }
}

/// The delivery of an action as every list, count and paper says it, the most urgent first.
///
/// An action that is called done is “done and evidenced” once a second person closed it or confirmed evidence of delivery, and while its
/// improvement is sustained. Until it is called done, a list gives its owner's judgement, and a paper that leaves the council the worse of
/// that and the calculated one.
package enum DeliveryStatus: String, Codable, Sendable, Hashable, CaseIterable {
    case doneNotSustained = "done_not_sustained"
    case offTrack = "off_track"
    case maySlip = "may_slip"
    case reopened
    case doneNotEvidenced = "done_not_evidenced"
    case notStarted = "not_started"
    case onTrack = "on_track"
    case doneNotConfirmed = "done_not_confirmed"
    case doneAndEvidenced = "done_and_evidenced"

    package init(_ delivery: Delivery) {
        self =
            switch delivery {
            case .notStarted: .notStarted
            case .onTrack: .onTrack
            case .maySlip: .maySlip
            case .offTrack: .offTrack
            case .doneAndEvidenced: .doneAndEvidenced
            }
    }

    /// - Parameter delivery: what is said until the action is called done; its owner's judgement where none is given.
    package init(_ action: Action, until delivery: Delivery? = nil) {
        if action.isNotSustained {
            self = .doneNotSustained
        } else if action.closing == nil, !action.isCalledDone {
            let delivery = delivery ?? action.delivery
            self = delivery == .doneAndEvidenced ? .reopened : DeliveryStatus(delivery)
        } else if !DoneNeedsEvidence.allows(action) {
            self = .doneNotEvidenced
        } else {
            let isConfirmed = action.closing != nil || action.deliveryEvidence.contains(where: \.isConfirmed)
            self = isConfirmed ? .doneAndEvidenced : .doneNotConfirmed
        }
    }

    package var words: String {
        switch self {
        case .doneNotSustained: "Done, not sustained"
        case .offTrack: Delivery.offTrack.words
        case .maySlip: Delivery.maySlip.words
        case .reopened: "Reopened"
        case .doneNotEvidenced: "Done, not evidenced"
        case .notStarted: Delivery.notStarted.words
        case .onTrack: Delivery.onTrack.words
        case .doneNotConfirmed: "Done, evidence not confirmed yet"
        case .doneAndEvidenced: Delivery.doneAndEvidenced.words
        }
    }
}

/// Whether practice has changed, as measures, audits and evidence show it. Delivery does not imply impact.
package enum Impact: String, Codable, Sendable, Hashable, CaseIterable {
    case notMeasured = "not_measured"
    case tooEarlyToTell = "too_early"
    case noChangeSeen = "no_change"
    case improved = "better"
    case improvedAndSustained = "better_and_held"
    case notSustained = "slipped_back"

    package var words: String {
        switch self {
        case .notMeasured: "Not measured"
        case .tooEarlyToTell: "Too early to tell"
        case .noChangeSeen: "No change seen"
        case .improved: "Improved"
        case .improvedAndSustained: "Improved and sustained"
        case .notSustained: "Not sustained"
        }
    }
}

/// The two ratings of an action, each as its owner judged it and as calculated from the record. They are never mixed.
package struct TwoRatings: Sendable, Hashable {
    package let ownersDelivery: Delivery
    package let delivery: CalculatedDelivery?
    package let ownersImpact: Impact
    package let impact: CalculatedImpact
    /// The impact that lists and papers say.
    package let impactShown: ShownImpact
    /// The day of the owner's judgement; nil when there is no update yet.
    package let judged: Day?

    package init(
        _ action: Action, agreed: Day?, on today: Day, settings: PlanSettings = PlanSettings(), lateBefore: [LateBefore] = []
    ) {
        ownersDelivery = action.delivery
        delivery = CalculatedDelivery(action, agreed: agreed, on: today, settings: settings, lateBefore: lateBefore)
        ownersImpact = action.impact
        impact = CalculatedImpact(action, on: today, settings: settings)
        impactShown = ShownImpact(impact.impact, owners: action.latestUpdate?.impact)
        judged = action.latestUpdate?.day
    }

    package var deliveryDiffers: Bool { delivery.map { $0.delivery != ownersDelivery } ?? false }
    package var impactDiffers: Bool { impact.impact != ownersImpact }

    /// `owner: on track; calculated: off track, overdue by 3 days, no update for 41 days`. Nil when they agree.
    package var deliveryContradiction: String? {
        guard let delivery, deliveryDiffers else { return nil }
        return
            "owner: \(ownersDelivery.words.lowercasedFirst); calculated: \(delivery.delivery.words.lowercasedFirst), \(delivery.reasons.joined(separator: ", "))"
    }

    /// Nil when they agree.
    package var impactContradiction: String? {
        guard impactDiffers else { return nil }
        let reasons = impact.reasons.isEmpty ? "no measure, audit or evidence is linked" : impact.reasons.joined(separator: "; ")
        return "owner: \(ownersImpact.words.lowercasedFirst); calculated: \(impact.impact.words.lowercasedFirst), \(reasons)"
    }
}
