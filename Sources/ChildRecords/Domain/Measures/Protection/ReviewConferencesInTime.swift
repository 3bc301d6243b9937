import Indicators
import Vocabulary

/// Whether each plan is looked at again when it should be. Plans of other councils. Reviews not yet held are shown separately, with
/// how many are overdue.
package enum ReviewConferencesInTime: ChildMeasure {
    package static let code = "C8a"
    package static let title = "Review conferences in time"
    package static let sentence = "Whether each plan is looked at again when it should be."
    package static let numerator = "Review conferences held within three months of the start of the plan, or six months of the one before"
    package static let denominator = "Review conferences held"
    package static let exclusions = "Plans of other councils. Reviews not yet held are shown separately, with how many are overdue."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.rcpc] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for step in child.reviewConferences {
            if let review = step.review {
                child.finishing(&contributions, review, from: step.from, done: review.from, due: step.due)
            } else {
                child.waiting(&contributions, step.spell, from: step.from, through: child.lastDay(of: step.spell), due: step.due)
            }
        }
    }
}
