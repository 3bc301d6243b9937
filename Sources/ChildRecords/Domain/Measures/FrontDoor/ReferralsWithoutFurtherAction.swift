import Indicators
import Vocabulary

/// How many referrals lead to no further action. Referrals of which this is not recorded.
package enum ReferralsWithoutFurtherAction: ChildMeasure {
    package static let code = "F5"
    package static let title = "Referrals without further action"
    package static let sentence = "How many referrals lead to no further action."
    package static let numerator = "Referrals without further action"
    package static let denominator = "Referrals"
    package static let exclusions = "Referrals of which this is not recorded."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .ofNeed
    package static let facts: [Fact] = [.noFurtherAction]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for referral in child[.referral] {
            guard let day = referral.from else { continue }
            switch referral.answer(.noFurtherAction) {
            case .yes: child.event(&contributions, referral, on: day, .met)
            case .no: child.event(&contributions, referral, on: day, .missed)
            case .notKnown, .unrecognised: child.event(&contributions, referral, on: day, .excluded, .notRecorded)
            }
        }
    }
}
