import Indicators

/// How much of the work comes from schools and education services. Referrals without a source.
package enum ReferralsFromSchools: ReferralSourceMeasure {
    package static let code = "F10b"
    package static let title = "Referrals from schools and education services"
    package static let sentence = "How much of the work comes from schools and education services."
    package static let sources: Set<ReferralSource> = [.school, .educationService]
}
