import Indicators
import Vocabulary

/// How long children wait for an adoptive family. Children whose start of care is not in the data.
package enum DaysToAdoptivePlacement: ChildMeasure {
    package static let code = "G5a"
    package static let title = "Days from entering care to moving in with adopters"
    package static let sentence = "How long children wait for an adoptive family."
    package static let numerator = "Days from the start of care to the placement for adoption"
    package static let denominator = "Children placed for adoption"
    package static let exclusions = "Children whose start of care is not in the data."
    package static let figure = MeasureFigure.mean
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.adoption
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child[.adoption] {
            guard let placed = plan.day(.placed) else { continue }
            if let entered = plan.day(.entered) ?? child.care.last(where: { $0.covers(placed) })?.from {
                child.event(&contributions, plan, on: placed, .met, value: placed - entered)
            } else {
                child.event(&contributions, plan, on: placed, .excluded, .earlierNotLoaded)
            }
        }
    }
}
