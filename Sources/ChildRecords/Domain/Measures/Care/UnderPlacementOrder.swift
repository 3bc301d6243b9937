import Indicators

/// Under which law children are in care.
package enum UnderPlacementOrder: ChildMeasure {
    package static let code = "L28d"
    package static let title = "Children in care under a placement order"
    package static let sentence = "Under which law children are in care."
    package static let numerator = "Children in care under a placement order"
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.snapshot
    package static let subject = EntryKind.legalStatus
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static let facts: [Fact] = [.legalStatus]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for status in child.child.legal where !status.isTurnedRound && status.status == .placementOrder {
            for days in child.inCare(status) { child.stretch(&contributions, status, from: days.first, through: days.last, .met) }
        }
    }
}
