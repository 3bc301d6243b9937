import Indicators
import Law
import Vocabulary

/// Whether children in care see a dentist. Short breaks, and children in care for under a year without a check. The looked-after
/// return says it for the 12-month cohort on 31 March alone.
package enum DentalChecksInDate: ChildMeasure {
    package static let code = "L17"
    package static let title = "Dental checks in date"
    package static let sentence = "Whether children in care see a dentist."
    package static let numerator = "Children whose last dental check is no more than 12 months ago"
    package static let denominator = "Children in care, from their first check or the day it was due"
    package static let exclusions =
        "Short breaks, and children in care for under a year without a check. The looked-after return says it for the 12-month cohort on 31 March alone."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.healthCheck
    package static func subject(in form: ReturnFormat) -> EntryKind {
        form == .lookedAfter ? .healthOutcomes : form == .annexA ? .periodOfCare : subject
    }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let days = child.checks("dental")
        func due(_ day: Day, _: Bool) -> Day { Timescale.dentalCheck.due(after: day) }
        for period in child.care {
            if period.kind == .periodOfCare {
                child.lastInLimit(&contributions, period, period.day(.lastDentalCheck), due: due)
            } else if child.isOfDataset(.healthCheck) {
                child.inLimit(&contributions, period, days, due: due)
            }
        }
        if !child.isOfDataset(.healthCheck) { child.yearly(&contributions, .dentalCheck) }
    }
}
