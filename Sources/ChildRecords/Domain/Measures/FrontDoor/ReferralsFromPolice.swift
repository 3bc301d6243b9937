import Indicators

/// How much of the work comes from the police. Referrals without a source.
package enum ReferralsFromPolice: ReferralSourceMeasure {
    package static let code = "F10a"
    package static let title = "Referrals from the police"
    package static let sentence = "How much of the work comes from the police."
    package static let sources: Set<ReferralSource> = [.police]
}
