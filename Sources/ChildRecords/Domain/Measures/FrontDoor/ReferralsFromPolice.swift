import Indicators
import Vocabulary

/// How much of the work comes from the police. Referrals without a source.
package enum ReferralsFromPolice: ChildMeasure {
    package static let code = "F10a"
    package static let title = "Referrals from the police"
    package static let sentence = "How much of the work comes from the police."
    package static let numerator = "Referrals from the police"
    package static let denominator = "Referrals with a source"
    package static let exclusions = "Referrals without a source."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .ofNeed
    package static let facts: [Fact] = [.source]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for referral in child[.referral] {
            guard let day = referral.from else { continue }
            guard let source = referral.coded(.source, as: ReferralSource.self).code else {
                child.event(&contributions, referral, on: day, .excluded, .notRecorded)
                continue
            }
            child.event(&contributions, referral, on: day, source == .police ? .met : .missed)
        }
    }
}
