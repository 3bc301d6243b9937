import Indicators

/// How many children are in care, against the number of children who live here. Children with short breaks only.
package enum ChildrenInCare: ChildMeasure {
    package static let code = "L1"
    package static let title = "Children in care"
    package static let sentence = "How many children are in care, against the number of children who live here."
    package static let numerator = "Children in care on the day"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let exclusions = "Children with short breaks only."
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.snapshot
    package static let unit = Measure.Unit.rate
    package static let subject = EntryKind.careEpisode
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .periodOfCare : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for piece in child.united(child.care) {
            child.stretch(&contributions, piece.entry, from: piece.first, through: piece.last, .met)
        }
    }
}
