import Indicators
import Vocabulary

/// Which plans have gone on without the change that was asked for. Plans of other councils.
package enum PlansOpenOverFifteenMonths: ChildMeasure {
    package static let code = "C7a"
    package static let title = "Child protection plans open for 15 months or longer"
    package static let sentence = "Which plans have gone on without the change that was asked for."
    package static let numerator = "Open plans that began 15 months ago or earlier"
    package static let denominator = "Open plans"
    package static let exclusions = "Plans of other councils."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child.plans { child.holds(&contributions, plan, countsFrom: plan.from?.adding(months: 15)) }
    }
}
