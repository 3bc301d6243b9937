import Vocabulary

/// A child under section 20 (V2) does not live with parents, and a placement for adoption under an order needs the order. The status is the
/// one on the day the placement began.
package enum PlacementAgainstLegalStatus: QualityRule {
    package static let sentence = "The placement is not possible under the legal status."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .lookedAfter ? [] : [.placement, .legalStatus] }
    package static let codes = ["378", "408"]
    package static let measures = ["L4", "L9"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code, let from = home.from,
                let status = child.legal.last(where: { $0.covers(from) })?.coded(.legalStatus, as: LegalStatus.self).code
            else { return false }
            if type == .withParents { return status == .section20 }
            return (type == .adoptiveFosterOrder || type == .adoptiveOrder) && status != .placementOrder
        }.map { QualityFailure($0, QualityWords.on($0, "not possible under that legal status")) }
    }
}
