import Indicators

/// How many children are protected by a plan, against the number of children who live here. Plans of other councils.
package enum ChildrenOnPlan: ChildMeasure {
    package static let code = "C4"
    package static let title = "Children with a child protection plan"
    package static let sentence = "How many children are protected by a plan, against the number of children who live here."
    package static let numerator = "Children with a plan on the day"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let exclusions = "Plans of other councils."
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.snapshot
    package static let unit = Measure.Unit.rate
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for piece in child.united(child.plans) {
            child.stretch(&contributions, piece.entry, from: piece.first, through: piece.last, .met)
        }
    }
}
