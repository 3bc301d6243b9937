/// How long something may be open or missing before a rule takes it for a mistake in the record: local settings, as shipped.
package enum QualitySettings {
    package static let daysPastExpected = 28
    package static let daysAssessmentOpen = 120
    package static let daysEnquiryOpen = 60
    package static let daysBetweenReviews = 245
    /// How old the newest day of a form may be when it is loaded.
    package static let daysOldest = 120
}
