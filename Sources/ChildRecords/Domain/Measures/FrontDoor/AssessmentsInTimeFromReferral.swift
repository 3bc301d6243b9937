import Indicators
import Law
import Vocabulary

/// Whether families know in time what help they will get. From the referral, as guidance counts. Assessments without a referral up to
/// their first day. Assessments that are still open are shown separately: how many, how many over 45 working days, and the longest.
package enum AssessmentsInTimeFromReferral: ChildMeasure {
    package static let code = "F6a"
    package static let title = "Assessments within 45 working days of the referral"
    package static let sentence = "Whether families know in time what help they will get. From the referral, as guidance counts."
    package static let numerator = "Assessments finished by the 45th working day, which is in time"
    package static let denominator = "Assessments finished"
    package static let exclusions =
        "Assessments without a referral up to their first day. Assessments that are still open are shown separately: how many, how many over 45 working days, and the longest."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .ofNeed
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.referral] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] {
            guard let start = child.referralDay(of: assessment) else {
                if let done = assessment.until { child.event(&contributions, assessment, on: done, .excluded, .noReferral) }
                continue
            }
            child.finishing(
                &contributions, assessment, from: start, done: assessment.until, due: Timescale.assessment.due(after: start),
                value: assessment.until.map { WorkingDays.england.count(after: start, through: $0) })
        }
    }
}
