import Indicators
import Law
import Vocabulary

/// Whether a doctor has seen the child by the first review. Short breaks. Those without one yet are shown separately.
package enum InitialHealthAssessmentInTime: ChildMeasure {
    package static let code = "L15a"
    package static let title = "First health assessments within 20 working days"
    package static let sentence = "Whether a doctor has seen the child by the first review."
    package static let numerator = "First health assessments by the 20th working day of care"
    package static let denominator = "First health assessments"
    package static let exclusions = "Short breaks. Those without one yet are shown separately."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.healthCheck] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for period in child.care {
            guard let start = period.from else { continue }
            let done = child.initialHealth(in: period)
            child.finishing(
                &contributions, period, from: start, done: done, due: Timescale.initialHealthAssessment.due(after: start),
                value: done.map { WorkingDays.england.count(after: start, through: $0) })
        }
    }
}
