import Vocabulary

/// What a paper that leaves the council says of an action: never more than the record bears out.
///
/// “Not sustained” is said while the record shows it, whatever was responded to it, or when the owner says so. “Done” is said when a second person closed the
/// action, or confirmed evidence of delivery for it; until then its evidence is held, and the paper says that it is not confirmed yet. An
/// action is off track when its owner or the record says so. Impact is said as calculated, with the owner’s own word beside it
/// where that is another. A pack, a report, a page for families or staff, a partner's link and the public register all use this.
package struct OutwardStatus: Sendable, Hashable {
    /// The most urgent first.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case notSustained, offTrack, held, underWay, notStarted, done
    }

    package let kind: Kind
    package let delivery: DeliveryStatus
    package let impact: ShownImpact
    /// A second person closed it, and its owner sees a change or has not judged yet.
    package let isSettled: Bool

    package init(_ action: Action, _ ratings: TwoRatings) {
        impact = ratings.impactShown
        isSettled = action.closing != nil && ratings.ownersImpact != .noChangeSeen && ratings.ownersImpact != .notSustained
        let status = DeliveryStatus(action, until: OutwardStatus.delivery(ratings))
        delivery = impact.isNotSustained && status == .doneAndEvidenced ? .doneNotSustained : status
        kind =
            if impact.isNotSustained {
                .notSustained
            } else {
                switch delivery {
                case .doneAndEvidenced: .done
                case .doneNotSustained: .notSustained
                case .doneNotConfirmed, .doneNotEvidenced: .held
                case .offTrack: .offTrack
                case .notStarted: .notStarted
                case .onTrack, .maySlip, .reopened: .underWay
                }
            }
    }

    private static func delivery(_ ratings: TwoRatings) -> Delivery {
        guard let calculated = ratings.delivery?.delivery else { return ratings.ownersDelivery }
        return calculated == .offTrack || ratings.ownersDelivery == .doneAndEvidenced ? calculated : ratings.ownersDelivery
    }
}
