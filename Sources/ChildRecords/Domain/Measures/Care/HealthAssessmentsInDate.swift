import Indicators
import Law
import Vocabulary

/// Whether each child’s health is looked at as often as it should be. Short breaks, and children whose first assessment is not due
/// yet. The looked-after return says it for the 12-month cohort on 31 March alone.
package enum HealthAssessmentsInDate: ChildMeasure {
    package static let code = "L16"
    package static let title = "Health assessments in date"
    package static let sentence = "Whether each child’s health is looked at as often as it should be."
    package static let numerator = "Children whose last health assessment is no more than six months ago under 5, or 12 months from 5"
    package static let denominator = "Children in care, from their first assessment or the day it was due"
    package static let exclusions =
        "Short breaks, and children whose first assessment is not due yet. The looked-after return says it for the 12-month cohort on 31 March alone."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statute: the limit applies to every child")
    package static let subject = EntryKind.healthCheck
    package static func subject(in form: ReturnFormat) -> EntryKind {
        form == .lookedAfter ? .healthOutcomes : form == .annexA ? .periodOfCare : subject
    }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let days = child.checks("health assessment")
        for period in child.care {
            if period.kind == .periodOfCare {
                child.lastInLimit(&contributions, period, period.day(.lastHealthAssessment)) { due($0, $1, child) }
            } else if child.isOfDataset(.healthCheck) {
                child.inLimit(&contributions, period, days) { due($0, $1, child) }
            }
        }
        if !child.isOfDataset(.healthCheck) { child.yearly(&contributions, .healthAssessment) }
    }

    private static func due(_ day: Day, _ isFirst: Bool, _ child: MeasuredChild) -> Day {
        if isFirst { return Timescale.initialHealthAssessment.due(after: day) }
        let isUnderFive = child.age(on: day).map { $0 < 5 } ?? false
        return (isUnderFive ? Timescale.healthAssessmentUnderFive : Timescale.healthAssessment).due(after: day)
    }
}
