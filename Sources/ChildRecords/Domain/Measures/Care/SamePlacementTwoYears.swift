import Indicators
import Vocabulary

/// Whether children who stay in care can stay in one home. Children without a date of birth; short breaks.
package enum SamePlacementTwoYears: ChildMeasure {
    package static let code = "L6"
    package static let title = "Children in the same placement for two years or longer"
    package static let sentence = "Whether children who stay in care can stay in one home."
    package static let numerator = "Children in the same placement for two years or longer"
    package static let denominator = "Children under 16 who have been in care for two and a half years or longer"
    package static let exclusions = "Children without a date of birth; short breaks."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = .careAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        guard let sixteen = child.lastDay(beforeAge: 16) else { return }
        for period in child.care {
            guard let start = period.from else { continue }
            let (first, last) = (Int32(start.adding(months: 30).number), min(child.lastDay(of: period), sixteen))
            for home in child.differentHomes {
                guard let from = home.from else { continue }
                let (begin, end) = (max(first, Int32(from.number)), min(last, child.lastDay(of: home)))
                let settled = Int32(from.adding(months: 24).number)
                child.stretch(&contributions, home, from: begin, through: min(end, settled - 1), .missed)
                child.stretch(&contributions, home, from: max(begin, settled), through: end, .met)
            }
        }
    }
}
