import Indicators
import Law
import Vocabulary

/// How many children come back within a year of an earlier referral. Referrals in the first year of the data that have none before
/// them in it: what came before is not loaded.
package enum ReReferrals: ChildMeasure {
    package static let code = "F4"
    package static let title = "Re-referrals within 12 months"
    package static let sentence = "How many children come back within a year of an earlier referral."
    package static let numerator = "Referrals of a child who had an earlier one whose twelve-month day is not before this one"
    package static let denominator = "Referrals, those of one child on one day taken as one"
    package static let exclusions =
        "Referrals in the first year of the data that have none before them in it: what came before is not loaded."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(20, source: nil)
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, referral) in child.referralDays {
            let yearAgo = day.adding(months: -Timescale.monthsOfReferral)
            let isAgain = child.referralDays.contains { $0.day < day && $0.day.adding(months: Timescale.monthsOfReferral) >= day }
            if isAgain {
                child.event(&contributions, referral, on: day, .met)
            } else if let first = child.overview.covers(.referral, in: referral.origin.format), first > yearAgo {
                child.event(&contributions, referral, on: day, .excluded, .earlierNotLoaded)
            } else {
                child.event(&contributions, referral, on: day, .missed)
            }
        }
    }
}
