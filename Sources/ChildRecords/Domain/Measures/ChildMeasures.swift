import Indicators

/// Every measure that a child's history feeds, in the order of the catalogue.
package enum ChildMeasures {
    package static let all: [any ChildMeasure.Type] = [
        Contacts.self, Referrals.self, ReReferrals.self, ReferralsWithoutFurtherAction.self, AssessmentsInTimeFromReferral.self,
        AssessmentsInTimeFromStart.self, OpenAssessmentsOverdueFromReferral.self, OpenAssessmentsOverdueFromStart.self,
        ChildSeenInAssessment.self, AssessmentsWithoutFurtherAction.self, ReferralsFromPolice.self, ReferralsFromSchools.self,
        ReferralsFromHealth.self, EthnicityRecorded.self, Enquiries.self, ConferenceInTime.self, EnquiriesToConference.self,
        ConferencesToPlan.self, ChildrenOnPlan.self, RepeatPlans.self, PlansEndedAfterTwoYears.self, PlansOpenOverFifteenMonths.self,
        PlansOpenOverEighteenMonths.self, PlansOpenOverTwoYears.self, ReviewConferencesInTime.self, ReviewConferenceDrift.self,
        ProtectionVisitsInLimit.self, ProtectionVisitsSeen.self, ProtectionSeenAlone.self, ProtectionSeenAloneUnderFour.self,
        NeedVisitsInLimit.self, NeedVisitsSeen.self, NeedSeenAlone.self, NeedSeenAloneUnderFour.self, LongNeed.self,
        FactorDomesticAbuse.self, FactorNeglect.self, FactorExploitation.self, FactorMentalHealth.self, ChildrenInNeed.self,
        EnquiryAfterNoFurtherAction.self, LengthOfPreProceedings.self, PreProceedingsInLimit.self, PreProceedingsDrift.self,
        DivertedFromProceedings.self, LetterInTime.self, FirstMeetingInTime.self, ApplicationInTime.self, FamilyMeetingOffered.self,
        FamilyMeetingHeld.self, ParentsRepresented.self, IssuedAtShortNotice.self, BackInPreProceedings.self, InitialPlanApproved.self,
        DaysOnPlanBefore.self, ChildrenInCare.self, CareReviewsInTime.self, CareReviewDrift.self, TookPartInReview.self,
        CareVisitsInLimit.self, CareSeenAlone.self, CareSeenAloneUnderFour.self, ThreePlacements.self, SamePlacementTwoYears.self,
        UnplannedEnds.self, WithinTwentyMiles.self, FosterPlacements.self, KinPlacements.self, ResidentialPlacements.self,
        SupportedAccommodation.self, OwnProvision.self, UnderSixteenInOtherArrangements.self, UnderEighteenUnregistered.self,
        BedAndBreakfast.self, SiblingsAdoptedTogether.self, InitialHealthAssessmentInTime.self, InitialHealthDrift.self,
        HealthAssessmentsInDate.self, DentalChecksInDate.self, DevelopmentChecksInDate.self, Immunised.self,
        QuestionnairesReturned.self, MeanScore.self, ScoresOfConcern.self, MissingEpisodes.self, ReturnInterviewsOffered.self,
        ReturnInterviewsAccepted.self, MissingAgain.self, WorkerChanges.self, PermanencePlanInTime.self, Unaccompanied.self,
        UnderFullCareOrder.self, UnderInterimCareOrder.self, InCareByAgreement.self, UnderPlacementOrder.self, LeaversInTouch.self,
        LeaverContact.self, SuitableHomes.self, EducationOrWork.self, PathwayPlansInDate.self, DaysToAdoptivePlacement.self,
        DaysToMatch.self, CareLeavers.self, Caseload.self, Unallocated.self,
    ]

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
    private static let byNumber = Dictionary(all.map { ($0.number, $0) }) { first, _ in first }

    package static func measure(_ code: String) -> (any ChildMeasure.Type)? { byCode[code] }
    package static func measure(number: UInt16) -> (any ChildMeasure.Type)? { byNumber[number] }
}
