import Indicators

/// What is listed as due, each with the measure that judges it: the list and the figure have one limit, and it is written once.
package enum DueClocks {
    package struct Kind: Sendable {
        package let measure: any ChildMeasure.Type
        /// What has to be done, as a list says it.
        package let words: String
    }

    package static let all: [Kind] = [
        Kind(measure: ProtectionVisitsInLimit.self, words: "CP visit"),
        Kind(measure: NeedVisitsInLimit.self, words: "CIN visit"),
        Kind(measure: CareVisitsInLimit.self, words: "Visit to a child in care"),
        Kind(measure: ReviewConferencesInTime.self, words: "Review conference"),
        Kind(measure: CareReviewsInTime.self, words: "CLA review"),
        Kind(measure: ConferenceInTime.self, words: "Initial conference after a section 47 enquiry"),
        Kind(measure: AssessmentsInTimeFromReferral.self, words: "Assessment, from the referral"),
        Kind(measure: AssessmentsInTimeFromStart.self, words: "Assessment, from its start"),
        Kind(measure: InitialHealthAssessmentInTime.self, words: "First health assessment"),
        Kind(measure: HealthAssessmentsInDate.self, words: "Health assessment"),
        Kind(measure: DentalChecksInDate.self, words: "Dental check"),
        Kind(measure: PathwayPlansInDate.self, words: "Pathway plan review"),
        Kind(measure: LeaverContact.self, words: "Contact with a care leaver"),
        Kind(measure: LetterInTime.self, words: "Letter before proceedings"),
        Kind(measure: FirstMeetingInTime.self, words: "First pre-proceedings meeting"),
        Kind(measure: PreProceedingsInLimit.self, words: "End of pre-proceedings"),
        Kind(measure: ApplicationInTime.self, words: "Application to court"),
    ]

    package static let numbers = Set(all.map { $0.measure.number })
    private static let byNumber = Dictionary(all.map { ($0.measure.number, $0) }) { first, _ in first }
    package static func kind(number: UInt16) -> Kind? { byNumber[number] }

    /// The first health assessment is one clock, though the measure of later ones knows its due day too.
    package static func once(_ clocks: [RunningClock]) -> [RunningClock] {
        let first = clocks.filter { $0.measure == InitialHealthAssessmentInTime.number }
        return clocks.filter { clock in
            clock.measure != HealthAssessmentsInDate.number || !first.contains { $0.began == clock.began && $0.due == clock.due }
        }
    }
}
