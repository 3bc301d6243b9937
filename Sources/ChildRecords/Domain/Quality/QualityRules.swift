/// Every rule of data quality, in the order of a child's journey.
package enum QualityRules {
    package static let all: [any QualityRule.Type] = [
        EthnicityMissing.self, EthnicityNotKnownHere.self, BirthMissing.self, BornInTheFuture.self, UnbornPastExpectedDay.self,
        SexMissing.self, PupilNumberCheckLetter.self, PupilNumberMissing.self, SamePupilNumberTwice.self, DiedAndStillOpen.self,
        BirthAfterEvent.self, FormatsDisagreeOnBirth.self, ContactTwice.self, ReferralTwice.self, DayInTheFuture.self,
        TimesInNeedOverlap.self, ClosedBeforeReferral.self, ClosedWithoutReason.self, NeedNotKnownHere.self,
        AssessmentWithoutReferral.self, AssessmentEndsBeforeStart.self, AssessmentsOverlap.self, AssessmentAfterClosure.self,
        AssessmentLeftOpen.self, SeenNotRecorded.self, NoFactorsAmongFactors.self, VisitOutsideNeed.self, SeenAloneButNotSeen.self,
        OpenWithoutWorker.self, AllocationsOverlap.self, AllocationEndsBeforeStart.self, EnquiryEndsBeforeStart.self,
        EnquiryLeftOpen.self, EnquiriesOverlap.self, ConferenceBeforeEnquiry.self, ConferenceAtWeekend.self, PlanEndsBeforeStart.self,
        PlanWithoutConference.self, PlansOverlap.self, CategoryMissing.self, CategoryNotKnownHere.self, ReviewConferenceGap.self,
        ReviewConferenceOutsidePlan.self, ProtectionVisitOutsidePlan.self, NeedPlanDuringProtection.self, LetterBeforeDecision.self,
        MeetingBeforeLetter.self, OutcomeWithoutDay.self, ApplicationBeforeDecision.self, PreProceedingsOverlap.self,
        PeriodsOfCareOverlap.self, EpisodesOverlap.self, GapBetweenEpisodes.self, FirstEpisodeNotStarted.self, CareEndsBeforeStart.self,
        InCareAfterEighteen.self, PlacementsOverlap.self, PlacementNotKnownHere.self, PlacementCodeOutOfYear.self,
        LegalStatusNotKnownHere.self, PlacementAgainstLegalStatus.self, ProviderAgainstPlacement.self, PoliceProtectionTooLong.self,
        CareReviewGap.self, CareReviewOutsideCare.self, CareVisitOutsideCare.self, ParticipationAgainstAge.self,
        IndependentTooYoung.self, ScoreOutOfRange.self, ScoreAndReason.self, MissingSpellsOverlap.self, MissingEndsBeforeStart.self,
    ]

    package static func rule(_ key: String) -> (any QualityRule.Type)? { all.first { $0.key == key } }
}
