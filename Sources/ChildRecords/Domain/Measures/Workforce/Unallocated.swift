import Indicators

/// Whether every child has a social worker.
package enum Unallocated: ChildMeasure {
    package static let code = "W5"
    package static let title = "Children without an allocated worker"
    package static let sentence = "Whether every child has a social worker."
    package static let numerator = "Children in need or in care to whom nobody is allocated"
    package static let denominator = "Children in need or in care"
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: nil)
    package static let subject = EntryKind.allocation
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .cinEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.cinEpisode] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for piece in child.openDays { child.unallocated(&contributions, piece) }
    }
}
