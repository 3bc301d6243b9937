import Indicators

/// No child under 16 may live where nobody cares for it. Placements without a type are shown separately as not known.
package enum UnderSixteenInOtherArrangements: ChildMeasure {
    package static let code = "L11a"
    package static let title = "Children under 16 in other arrangements"
    package static let sentence = "No child under 16 may live where nobody cares for it."
    package static let numerator =
        "Children under 16 in semi-independent or independent living, supported accommodation or another placement (codes H5, K3, P2, Z1 and Z11 to Z14)"
    package static let exclusions = "Placements without a type are shown separately as not known."
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statute and guidance: none")
    package static let isSafetyCount = true
    package static let subject = EntryKind.placement
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static let facts: [Fact] = [.placementType]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        guard let last = child.lastDay(beforeAge: 16) else { return }
        child.safety(&contributions, through: last) { $0.isOtherArrangement }
    }
}
