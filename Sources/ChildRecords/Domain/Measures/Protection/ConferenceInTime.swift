import Indicators
import Law
import Vocabulary

/// Whether children at risk of harm are left waiting for a plan. Conferences of children who moved in with a plan, and those without
/// an enquiry. Enquiries still without a conference are shown separately.
package enum ConferenceInTime: ChildMeasure {
    package static let code = "C2"
    package static let title = "Initial conferences within 15 working days"
    package static let sentence = "Whether children at risk of harm are left waiting for a plan."
    package static let numerator = "Conferences held by the 15th working day after the section 47 enquiry began"
    package static let denominator = "Initial child protection conferences held"
    package static let exclusions =
        "Conferences of children who moved in with a plan, and those without an enquiry. Enquiries still without a conference are shown separately."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.conference
    package static let forms: [ReturnFormat] = .ofNeed
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.enquiry] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for conference in child[.conference] {
            guard let day = conference.from else { continue }
            if conference.answer(.transferIn) == .yes {
                child.event(&contributions, conference, on: day, .excluded, .transferredIn)
            } else if let start = child.enquiry(of: conference)?.from {
                let due = Timescale.initialConference.due(after: start)
                child.event(
                    &contributions, conference, on: day, day <= due ? .met : .missed, day <= due ? nil : .late,
                    value: WorkingDays.england.count(after: start, through: day))
            } else {
                child.event(&contributions, conference, on: day, .excluded, .noEnquiry)
            }
        }
        for enquiry in child[.enquiry] where !enquiry.isTurnedRound && !enquiry.needsNoConference {
            guard let start = enquiry.from else { continue }
            let held = child.conference(of: enquiry)?.from.map { Int32($0.number) - 1 }
            child.waiting(
                &contributions, enquiry, from: start, through: held ?? child.lastDay(of: enquiry),
                due: Timescale.initialConference.due(after: start))
        }
    }
}
