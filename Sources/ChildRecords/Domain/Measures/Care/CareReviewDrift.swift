import Indicators
import Vocabulary

/// How many days children waited beyond the date on which their care should have been reviewed. Short breaks.
package enum CareReviewDrift: ChildMeasure {
    package static let code = "L2b"
    package static let title = "Drift: days beyond the date of care reviews"
    package static let sentence = "How many days children waited beyond the date on which their care should have been reviewed."
    package static let numerator = "Days after a review was due on which it had not been held, added up over all children"
    package static let exclusions = "Short breaks."
    package static let figure = MeasureFigure.daysWithin
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statute: the limit applies to every child")
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.claReview] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for step in child.careReviews {
            let last = step.review?.from.map { Int32($0.number) - 1 } ?? child.lastDay(of: step.spell)
            child.drift(&contributions, step.spell, after: step.due, through: last)
        }
    }
}
