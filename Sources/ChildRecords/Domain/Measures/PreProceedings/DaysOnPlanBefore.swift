import Indicators
import Vocabulary

/// Whether the council acted too late. Children without a child protection plan on that day.
package enum DaysOnPlanBefore: ChildMeasure {
    package static let code = "P17"
    package static let title = "Days with a child protection plan before pre-proceedings"
    package static let sentence = "Whether the council acted too late."
    package static let numerator = "Days from the start of the child protection plan to the decision to begin pre-proceedings"
    package static let denominator = "Pre-proceedings of children with a plan on the day"
    package static let exclusions = "Children without a child protection plan on that day."
    package static let figure = MeasureFigure.mean
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cpPlan] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            if let plan = child.plans.last(where: { $0.covers(from) }), let start = plan.from {
                child.event(&contributions, spell, on: from, .met, value: from - start)
            } else {
                child.event(&contributions, spell, on: from, .excluded, .noPlan)
            }
        }
    }
}
