import Indicators

/// How many children seek protection here without their family, against the 0.1% of the national transfer scheme. Young people from
/// their 18th birthday, and those whose status has ended.
package enum Unaccompanied: ChildMeasure {
    package static let code = "L27"
    package static let title = "Unaccompanied asylum-seeking children in care"
    package static let sentence =
        "How many children seek protection here without their family, against the 0.1% of the national transfer scheme."
    package static let numerator = "Unaccompanied children under 18 in care on the day"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let exclusions = "Young people from their 18th birthday, and those whose status has ended."
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.snapshot
    package static let unit = Measure.Unit.percent
    package static let subject = EntryKind.immigration
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .person : subject }
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for days in child.unaccompaniedDays {
            child.stretch(&contributions, days.entry, from: days.first, through: days.last, .met)
        }
    }
}
