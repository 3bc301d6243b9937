import Indicators
import Vocabulary

/// How long it takes to find an adoptive family after the court has agreed.
package enum DaysToMatch: ChildMeasure {
    package static let code = "G5b"
    package static let title = "Days from the placement order to the match with adopters"
    package static let sentence = "How long it takes to find an adoptive family after the court has agreed."
    package static let numerator = "Days from the placement order to the match"
    package static let denominator = "Children matched after a placement order"
    package static let figure = MeasureFigure.mean
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.adoption
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let facts: [Fact] = [.placementOrder]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child[.adoption] {
            guard let matched = plan.day(.matched), let order = plan.day(.placementOrder) else { continue }
            if matched < order {
                child.event(&contributions, plan, on: matched, .excluded, .endsBeforeItBegins)
            } else {
                child.event(&contributions, plan, on: matched, .met, value: matched - order)
            }
        }
    }
}
