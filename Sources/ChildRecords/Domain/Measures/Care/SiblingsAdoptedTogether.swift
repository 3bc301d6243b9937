import Indicators
import Vocabulary

/// Whether brothers and sisters who are adopted stay together. Children without such brothers or sisters. In other homes it is not
/// known: no return says who should live together, and foster homes have no number of their own.
package enum SiblingsAdoptedTogether: ChildMeasure {
    package static let code = "L14"
    package static let title = "Brothers and sisters placed for adoption together"
    package static let sentence = "Whether brothers and sisters who are adopted stay together."
    package static let numerator = "Children placed for adoption with all brothers and sisters who were to be placed"
    package static let denominator = "Children placed for adoption who have brothers or sisters to be placed"
    package static let exclusions =
        "Children without such brothers or sisters. In other homes it is not known: no return says who should live together, and foster homes have no number of their own."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.adoption
    package static let forms: [ReturnFormat] = [.standardDataset]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child[.adoption] {
            guard let day = plan.day(.placed) else { continue }
            let (together, apart) = (plan.number(.siblingsTogether) ?? 0, plan.number(.siblingsApart) ?? 0)
            if together + apart > 0 {
                child.event(&contributions, plan, on: day, apart == 0 ? .met : .missed)
            } else {
                child.event(&contributions, plan, on: day, .excluded, .noBrothersOrSisters)
            }
        }
    }
}
