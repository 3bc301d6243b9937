import Vocabulary

/// A home with parents needs a care order, and a home for adoption needs a placement order or consent. The status is the one on the day the
/// placement began.
package enum PlacementAgainstLegalStatus: QualityRule {
    package static let sentence = "The placement cannot be under that legal status."
    package static let subject = EntryKind.careEpisode
    package static let needs: [EntryKind] = [.legalStatus]
    package static let measures = ["L4", "L9"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code, let from = home.from,
                let status = child.legal.last(where: { $0.covers(from) })?.coded(.legalStatus, as: LegalStatus.self).code
            else { return false }
            if type == .withParents { return status != .interimCareOrder && status != .fullCareOrder }
            return (type == .adoptiveFosterOrder || type == .adoptiveOrder) && status != .placementOrder
        }.map { Firing($0, QualityWords.on($0, "not possible under that legal status")) }
    }
}
