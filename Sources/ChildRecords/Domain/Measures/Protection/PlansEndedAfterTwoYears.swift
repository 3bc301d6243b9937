import Indicators
import Vocabulary

/// How often a child protection plan lasts two years or longer. Plans of other councils.
package enum PlansEndedAfterTwoYears: ChildMeasure {
    package static let code = "C6"
    package static let title = "Child protection plans that lasted two years or longer"
    package static let sentence = "How often a child protection plan lasts two years or longer."
    package static let numerator = "Plans that ended two years or longer after they began"
    package static let denominator = "Plans ended"
    package static let exclusions = "Plans of other councils."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child.plans {
            guard let from = plan.from, let end = plan.until else { continue }
            child.event(&contributions, plan, on: end, end >= from.adding(months: 24) ? .met : .missed, value: end - from)
        }
    }
}
