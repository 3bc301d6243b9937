import Indicators

/// Whether workers have time for each child. Workers without a child. Part-time workers count as full-time: the working hours of the
/// dataset are not used.
package enum Caseload: ChildMeasure {
    package static let code = "W1"
    package static let title = "Children for each allocated worker"
    package static let sentence = "Whether workers have time for each child."
    package static let numerator = "Children allocated on the day"
    package static let denominator = "Workers with a child allocated"
    package static let exclusions =
        "Workers without a child. Part-time workers count as full-time: the working hours of the dataset are not used."
    package static let figure = MeasureFigure.perWorker
    package static let timing = MeasureTiming.snapshot
    package static let unit = Measure.Unit.count
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.allocation
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .cinEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.allocatedDays(&contributions)
    }
}
