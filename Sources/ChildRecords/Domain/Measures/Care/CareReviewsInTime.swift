import Indicators
import Vocabulary

/// Whether somebody independent looks at each child’s plan when it should be looked at. Cancelled reviews and short breaks. Reviews
/// not yet held are shown separately.
package enum CareReviewsInTime: ChildMeasure {
    package static let code = "L2a"
    package static let title = "Reviews of children in care in time"
    package static let sentence = "Whether somebody independent looks at each child’s plan when it should be looked at."
    package static let numerator =
        "Reviews held within 20 working days of the start of care, three months of the first, six months of a later one"
    package static let denominator = "Reviews held"
    package static let exclusions = "Cancelled reviews and short breaks. Reviews not yet held are shown separately."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statute: the limit applies to every child")
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.claReview] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for step in child.careReviews {
            if let review = step.review {
                child.finishing(&contributions, review, from: step.from, done: review.from, due: step.due)
            } else {
                child.waiting(&contributions, step.spell, from: step.from, through: child.lastDay(of: step.spell), due: step.due)
            }
        }
    }
}
