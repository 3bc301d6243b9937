import Indicators
import Law
import Vocabulary

/// How many days children waited beyond the 20 working days. Short breaks.
package enum InitialHealthDrift: ChildMeasure {
    package static let code = "L15b"
    package static let title = "Drift: days beyond the date of first health assessments"
    package static let sentence = "How many days children waited beyond the 20 working days."
    package static let numerator = "Days after a first health assessment was due on which it had not been done, added up over all children"
    package static let exclusions = "Short breaks."
    package static let figure = MeasureFigure.daysWithin
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.days
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.healthCheck] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for period in child.care {
            guard let start = period.from else { continue }
            let last = child.initialHealth(in: period).map { Int32($0.number) - 1 } ?? child.lastDay(of: period)
            child.drift(&contributions, period, after: Timescale.initialHealthAssessment.due(after: start), through: last)
        }
    }
}
