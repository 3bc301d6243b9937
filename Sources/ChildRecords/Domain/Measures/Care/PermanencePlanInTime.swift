import Indicators
import Vocabulary

/// Whether it is clear by the second review where the child will grow up. Short breaks.
package enum PermanencePlanInTime: ChildMeasure {
    package static let code = "L26"
    package static let title = "Permanence plan by the second review"
    package static let sentence = "Whether it is clear by the second review where the child will grow up."
    package static let numerator = "Second reviews by which the child has a permanence plan"
    package static let denominator = "Second reviews held"
    package static let exclusions = "Short breaks."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.claReview
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode, .carePlan] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let plans = child[.carePlan].filter { $0.facts[.permanencePlan] != nil }.compactMap(\.from)
        for period in child.care {
            let reviews = child.reviews(in: period)
            guard reviews.count > 1, let day = reviews[1].from, let start = period.from else { continue }
            child.event(&contributions, reviews[1], on: day, plans.contains { $0 >= start && $0 <= day } ? .met : .missed)
        }
    }
}
