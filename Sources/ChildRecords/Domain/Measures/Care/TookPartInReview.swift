import Indicators
import Vocabulary

/// Whether the child’s views are heard at the review. Code PN0, under four. Where it is not recorded the child counts as not taking part,
/// and the number is given.
package enum TookPartInReview: ChildMeasure {
    package static let code = "L3"
    package static let title = "Children who took part in their review"
    package static let sentence = "Whether the child’s views are heard at the review."
    package static let numerator = "Reviews with the child’s views: codes PN1, PN2, PN3, PN5 and PN6"
    package static let denominator = "Reviews of children aged 4 or over"
    package static let exclusions =
        "Code PN0, under four. If not recorded, the child counts as not taking part. The number is shown."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.claReview
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let facts: [Fact] = [.participation]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for review in child[.claReview] where review.answer(.cancelled) != .yes {
            guard let day = review.from else { continue }
            switch review.coded(.participation, as: ReviewParticipation.self).code {
            case .underFour: child.event(&contributions, review, on: day, .excluded, .tooYoung)
            case .attendedAndSpoke, .advocateSpoke, .symbols, .briefedAdvocate, .otherMedium:
                child.event(&contributions, review, on: day, .met)
            case .attendedWithoutViews, .absent: child.event(&contributions, review, on: day, .missed)
            case nil: child.event(&contributions, review, on: day, .missed, .notRecorded)
            }
        }
    }
}
