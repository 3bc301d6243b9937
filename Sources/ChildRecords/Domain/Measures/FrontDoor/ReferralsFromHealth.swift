import Indicators

/// How much of the work comes from health services. Referrals without a source.
package enum ReferralsFromHealth: ReferralSourceMeasure {
    package static let code = "F10c"
    package static let title = "Referrals from health services"
    package static let sentence = "How much of the work comes from health services."
    package static let sources: Set<ReferralSource> = [
        .generalPractitioner, .healthVisitor, .schoolNurse, .otherPrimaryHealth, .emergencyDepartment, .otherHealth,
    ]
}
