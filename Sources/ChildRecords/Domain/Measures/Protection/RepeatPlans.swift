import Indicators
import Vocabulary

/// How many children need protecting again after a plan had ended. Plans of other councils. In the dataset, which gives no number of
/// earlier plans, only those in the data are seen.
package enum RepeatPlans: ChildMeasure {
    package static let code = "C5"
    package static let title = "Second or later child protection plans"
    package static let sentence = "How many children need protecting again after a plan had ended."
    package static let numerator = "Plans of a child who had one before"
    package static let denominator = "Plans begun"
    package static let exclusions =
        "Plans of other councils. In the dataset, which gives no number of earlier plans, only those in the data are seen."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let plans = child.plans
        for plan in plans {
            guard let day = plan.from else { continue }
            let isAgain = plans.contains { $0.from.map { $0 < day } ?? false } || plan.number(.previousPlans).map { $0 > 0 } ?? false
            child.event(&contributions, plan, on: day, isAgain ? .met : .missed)
        }
    }
}
