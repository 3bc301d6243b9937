import Indicators
import Law
import Vocabulary

/// Whether children in care see their social worker as often as the regulations ask. Placements whose first visit is not due yet, and
/// short breaks.
package enum CareVisitsInLimit: ChildMeasure {
    package static let code = "L4a"
    package static let title = "Children in care visited in time"
    package static let sentence = "Whether children in care see their social worker as often as the regulations ask."
    package static let numerator =
        "Children whose last visit at which they were seen is within a week of the start of the placement, six weeks of the last, or three months after a year in a long-term placement"
    package static let denominator = "Children in care, from their first visit in the placement or the day it was due"
    package static let exclusions =
        "Placements whose first visit is not due yet, and short breaks. Annex A gives the last visit, whether the child was seen or not."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statute: the limit applies to every child")
    package static let subject = EntryKind.placement
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .periodOfCare : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode, .statutoryVisit] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let seen = child.seen(.statutoryVisit)
        for home in child.homes where home.origin.format != .annexA && !child.inCare(home).isEmpty {
            child.inLimit(&contributions, home, seen) { day, isFirst in due(day, isFirst, home) }
        }
        for period in child.care where period.kind == .periodOfCare {
            child.lastInLimit(&contributions, period, period.day(.lastVisit)) { day, isFirst in due(day, isFirst, child.homes.last) }
        }
    }

    private static func due(_ day: Day, _ isFirst: Bool, _ home: Entry?) -> Day {
        if isFirst { return Timescale.firstCareVisit.due(after: day) }
        let isToLast = home?.place == .fosterLongTerm || home?.place == .fosterLongTermKin
        let isSettled = isToLast && home?.from.map { day >= $0.adding(months: 12) } ?? false
        return (isSettled ? Timescale.laterCareVisit : Timescale.careVisit).due(after: day)
    }
}
