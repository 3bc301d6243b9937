import Indicators
import Vocabulary

/// How many days children waited beyond the date on which their plan should have been reviewed. Plans of other councils.
package enum ReviewConferenceDrift: ChildMeasure {
    package static let code = "C8b"
    package static let title = "Drift: days beyond the date of review conferences"
    package static let sentence = "How many days children waited beyond the date on which their plan should have been reviewed."
    package static let numerator = "Days after a review was due on which it had not been held, added up over all children"
    package static let exclusions = "Plans of other councils."
    package static let figure = MeasureFigure.daysWithin
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.rcpc] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for step in child.reviewConferences {
            let last = step.review?.from.map { Int32($0.number) - 1 } ?? child.lastDay(of: step.spell)
            child.drift(&contributions, step.spell, after: step.due, through: last)
        }
    }
}
