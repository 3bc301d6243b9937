import Indicators
import Vocabulary

/// How often a placement ends unplanned. Temporary placements, and those that ended without a reason, as when care ends.
package enum UnplannedEnds: ChildMeasure {
    package static let code = "L7"
    package static let title = "Placements that ended unplanned"
    package static let sentence = "How often a placement ends unplanned."
    package static let numerator =
        "Placements that ended because of a closure, an allegation, standards of care, approval, or because the carer, the child or the council asked"
    package static let denominator = "Placements that ended with a reason"
    package static let exclusions = "Temporary placements, and those that ended without a reason, as when care ends."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.placement
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let facts: [Fact] = [.changeReason]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for home in child.homes where !(home.place?.isTemporary ?? false) {
            guard let end = home.until, let reason = home.coded(.changeReason, as: PlacementChangeReason.self).code else { continue }
            child.event(&contributions, home, on: end, reason.isUnplanned ? .met : .missed)
        }
    }
}
