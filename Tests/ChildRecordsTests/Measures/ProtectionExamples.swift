import ChildRecords

extension WorkedExample {
    static let protection: [WorkedExample] = [
        WorkedExample(Enquiries.self, "each on its day", [.made(.enquiry, "2023-04-06")], ["met 2023-04-06"]),
        WorkedExample(
            ConferenceInTime.self, "the 15th working day is in time, over Easter",
            [
                .made(.enquiry, "2023-04-06", until: "2023-04-20", reference: "E"),
                .made(.conference, "2023-05-02", reference: "I", within: "E"),
            ], ["met 2023-05-02 15", "waiting 2023-04-06..2023-05-01"]),
        WorkedExample(
            ConferenceInTime.self, "the 16th is late",
            [.made(.enquiry, "2023-04-06", reference: "E"), .made(.conference, "2023-05-03", reference: "I", within: "E")],
            ["missed 2023-05-03 late 16", "waiting 2023-04-06..2023-05-02"]),
        WorkedExample(
            ConferenceInTime.self, "an enquiry without a conference waits; one without further action does not",
            [
                .made(.enquiry, "2023-04-06", reference: "E"),
                .made(.enquiry, "2022-04-06", until: "2022-04-20", reference: "F", [.noFurtherAction: "Y"]),
            ], ["waiting 2023-04-06..2023-05-02", "overdue 2023-05-03..open"]),
        WorkedExample(
            ConferenceInTime.self, "a child who moved in with a plan is left out",
            [.made(.conference, "2023-05-03", [.transferIn: "Y"])], ["excluded 2023-05-03 transferredIn"]),
        WorkedExample(
            EnquiriesToConference.self, "with a conference, ended without, still open",
            [
                .made(.enquiry, "2023-04-06", reference: "E"), .made(.conference, "2023-05-02", within: "E"),
                .made(.enquiry, "2023-06-06", until: "2023-06-20", reference: "F"), .made(.enquiry, "2023-09-06", reference: "G"),
            ], ["met 2023-04-06", "missed 2023-06-06 noConference"]),
        WorkedExample(
            ConferencesToPlan.self, "the form says, or a plan that begins on the day",
            [
                .made(.conference, "2023-05-02", [.planMade: "N"]), .made(.conference, "2023-06-02"), .made(.cpPlan, "2023-06-02"),
            ], ["missed 2023-05-02", "met 2023-06-02"]),
        WorkedExample(
            ChildrenOnPlan.self, "not on the day on which it ended; another council’s plan is left out",
            [.made(.cpPlan, "2022-05-03", until: "2022-08-01"), .made(.cpPlan, "2023-05-03", [.otherCouncilsPlan: "Y"])],
            ["met 2022-05-03..2022-07-31"]),
        WorkedExample(
            RepeatPlans.self, "the second plan, and a first that the form says is not",
            [.made(.cpPlan, "2022-05-03", until: "2022-08-01"), .made(.cpPlan, "2023-05-03")], ["missed 2022-05-03", "met 2023-05-03"]),
        WorkedExample(
            RepeatPlans.self, "the census says how many there were before",
            [.made(.cpPlan, "2022-05-03", format: .census, [.previousPlans: "1"])], ["met 2022-05-03"]),
        WorkedExample(
            PlansEndedAfterTwoYears.self, "two years to the day is two years",
            [.made(.cpPlan, "2020-02-29", until: "2022-02-28"), .made(.cpPlan, "2022-03-10", until: "2024-03-09")],
            ["met 2022-02-28 730", "missed 2024-03-09 730"]),
        WorkedExample(
            PlansOpenOverFifteenMonths.self, "from the day on which it is 15 months old", [.made(.cpPlan, "2022-05-31")],
            ["missed 2022-05-31..2023-08-30", "met 2023-08-31..open"]),
        WorkedExample(
            PlansOpenOverEighteenMonths.self, "from the day on which it is 18 months old", [.made(.cpPlan, "2022-08-31")],
            ["missed 2022-08-31..2024-02-28", "met 2024-02-29..open"]),
        WorkedExample(
            PlansOpenOverTwoYears.self, "not if it ended before", [.made(.cpPlan, "2022-05-31", until: "2023-05-31")],
            ["missed 2022-05-31..2023-05-30"]),
        WorkedExample(
            ReviewConferencesInTime.self, "three months to the day are in time, six months and a day are not",
            [.made(.cpPlan, "2022-05-31", reference: "P"), .made(.rcpc, "2022-08-31"), .made(.rcpc, "2023-03-01")],
            [
                "met 2022-08-31", "waiting 2022-05-31..2022-08-30", "missed 2023-03-01 late", "waiting 2022-08-31..2023-02-28",
                "waiting 2023-03-01..2023-09-01", "overdue 2023-09-02..open",
            ]),
        WorkedExample(
            ReviewConferenceDrift.self, "the days after the due day, up to the day before the review",
            [.made(.cpPlan, "2022-05-31", until: "2022-12-01"), .made(.rcpc, "2022-09-05")], ["met 2022-09-01..2022-09-04"]),
        WorkedExample(
            ProtectionVisitsInLimit.self, "a first visit not yet due, then ten working days from each visit with the child seen",
            [
                .made(.cpPlan, "2022-06-06", until: "2022-08-01"), .made(.cpVisit, "2022-06-13", [.seen: "Y"]),
                .made(.cpVisit, "2022-06-20", [.seen: "N"]), .made(.cpVisit, "2022-07-04", [.seen: "Y"]),
            ],
            [
                "excluded 2022-06-06..2022-06-12 notYetDue", "met 2022-06-13..2022-06-27", "missed 2022-06-28..2022-07-03 late",
                "met 2022-07-04..2022-07-18", "missed 2022-07-19..2022-07-31 late",
            ]),
        WorkedExample(
            ProtectionVisitsInLimit.self, "nobody came", [.made(.cpPlan, "2022-06-06", until: "2022-07-01")],
            ["excluded 2022-06-06..2022-06-20 notYetDue", "missed 2022-06-21..2022-06-30 none"]),
        WorkedExample(
            ProtectionVisitsSeen.self, "seen, and not recorded",
            [.made(.cpVisit, "2022-06-13", [.seen: "Y"]), .made(.cpVisit, "2022-06-20")],
            ["met 2022-06-13", "missed 2022-06-20 notRecorded"]),
        WorkedExample(
            ProtectionSeenAlone.self, "alone, not alone, not recorded; a visit without the child is no visit to count",
            [
                .made(.person, nil, [.born: "2018-06-13"]), .made(.cpVisit, "2022-06-13", [.seen: "Y", .seenAlone: "Y"]),
                .made(.cpVisit, "2022-06-20", [.seen: "Y", .seenAlone: "N"]), .made(.cpVisit, "2022-06-27", [.seen: "Y"]),
                .made(.cpVisit, "2022-07-04", [.seen: "N", .seenAlone: "Y"]),
            ], ["met 2022-06-13", "missed 2022-06-20 notAlone", "missed 2022-06-27 notRecorded"]),
        WorkedExample(
            ProtectionSeenAloneUnderFour.self, "the day before the fourth birthday",
            [
                .made(.person, nil, [.born: "2018-06-13"]), .made(.cpVisit, "2022-06-12", [.seen: "Y", .seenAlone: "Y"]),
                .made(.cpVisit, "2022-06-13", [.seen: "Y", .seenAlone: "Y"]),
            ], ["met 2022-06-12"]),
        WorkedExample(
            NeedVisitsInLimit.self, "30 working days",
            [.made(.cinPlan, "2022-02-01", until: "2022-06-01"), .made(.cinVisit, "2022-02-11", [.seen: "Y"])],
            ["excluded 2022-02-01..2022-02-10 notYetDue", "met 2022-02-11..2022-03-25", "missed 2022-03-26..2022-05-31 late"]),
        WorkedExample(
            NeedVisitsSeen.self, "not seen", [.made(.cinVisit, "2022-06-13", [.seen: "N"])], ["missed 2022-06-13 notSeen"]),
        WorkedExample(
            NeedSeenAlone.self, "without a date of birth nobody knows which figure it belongs to",
            [.made(.cinVisit, "2022-06-13", [.seen: "Y", .seenAlone: "Y"])], ["excluded 2022-06-13 birthNotKnown"]),
        WorkedExample(
            NeedSeenAloneUnderFour.self, "an unborn child is left out",
            [.made(.person, nil, [.expected: "2022-09-01"]), .made(.cinVisit, "2022-06-13", [.seen: "Y", .seenAlone: "Y"])],
            ["excluded 2022-06-13 unborn"]),
        WorkedExample(
            LongNeed.self, "from the day on which it is a year old", [.made(.cinEpisode, "2022-06-13", until: "2023-07-01")],
            ["missed 2022-06-13..2023-06-12", "met 2023-06-13..2023-06-30"]),
        WorkedExample(
            FactorDomesticAbuse.self, "with it, without it, without any",
            [
                .made(.assessment, "2022-05-03", until: "2022-05-20", [.factors: "1B 3B"]),
                .made(.assessment, "2022-06-03", until: "2022-06-20", [.factors: "16A"]),
                .made(.assessment, "2022-07-04", until: "2022-07-20"),
            ], ["met 2022-05-20", "missed 2022-06-20", "excluded 2022-07-20 notRecorded"]),
        WorkedExample(
            FactorNeglect.self, "code 16A", [.made(.assessment, "2022-06-03", until: "2022-06-20", [.factors: "16A"])], ["met 2022-06-20"]),
        WorkedExample(
            FactorExploitation.self, "code 11A", [.made(.assessment, "2022-06-03", until: "2022-06-20", [.factors: "11A"])],
            ["met 2022-06-20"]),
        WorkedExample(
            FactorMentalHealth.self, "code 4C", [.made(.assessment, "2022-06-03", until: "2022-06-20", [.factors: "4C"])],
            ["met 2022-06-20"]),
        WorkedExample(
            ChildrenInNeed.self, "two episodes on one day are one child",
            [.made(.cinEpisode, "2022-06-13", until: "2022-09-01"), .made(.cinEpisode, "2022-08-01", until: "2022-10-01")],
            ["met 2022-06-13..2022-08-31", "met 2022-09-01..2022-09-30"]),
        WorkedExample(
            EnquiryAfterNoFurtherAction.self, "within twelve months of the end of one without further action",
            [
                .made(.enquiry, "2022-05-03", until: "2022-05-20", [.noFurtherAction: "Y"]), .made(.enquiry, "2023-05-20"),
                .made(.enquiry, "2023-05-22"),
            ], ["missed 2022-05-03", "met 2023-05-20", "missed 2023-05-22"]),
    ]

    static let preProceedings: [WorkedExample] = [
        WorkedExample(
            LengthOfPreProceedings.self, "days, and the wait beside",
            [.made(.preProceedings, "2022-06-06", until: "2022-09-01")], ["met 2022-09-01 87", "waiting 2022-06-06..2022-08-31"]),
        WorkedExample(
            PreProceedingsInLimit.self, "112 days are in time",
            [.made(.preProceedings, "2022-06-06", until: "2022-09-26")], ["met 2022-09-26", "waiting 2022-06-06..2022-09-25"]),
        WorkedExample(
            PreProceedingsInLimit.self, "113 are not, and what goes on is overdue",
            [.made(.preProceedings, "2022-06-06", until: "2022-09-27"), .made(.preProceedings, "2023-06-06")],
            [
                "missed 2022-09-27 late", "waiting 2022-06-06..2022-09-26", "waiting 2023-06-06..2023-09-26", "overdue 2023-09-27..open",
            ]),
        WorkedExample(
            PreProceedingsDrift.self, "the days beyond", [.made(.preProceedings, "2022-06-06", until: "2022-09-30")],
            ["met 2022-09-27..2022-09-29"]),
        WorkedExample(
            DivertedFromProceedings.self, "stepped down, issued, and a code that nobody has explained",
            [
                .made(.preProceedings, "2022-01-06", until: "2022-04-01", [.preProceedingsOutcome: "STEPDOWN"]),
                .made(.preProceedings, "2022-06-06", until: "2022-09-01", [.preProceedingsOutcome: "ISSUE"]),
                .made(.preProceedings, "2023-06-06", until: "2023-09-01", [.preProceedingsOutcome: "A"]),
            ], ["met 2022-04-01", "missed 2022-09-01", "excluded 2023-09-01 codeNotExplained"]),
        WorkedExample(
            LetterInTime.self, "the fifth working day is in time",
            [.made(.preProceedings, "2022-06-06", until: "2022-09-01", [.letter: "2022-06-13"])],
            ["met 2022-06-13 7", "waiting 2022-06-06..2022-06-12"]),
        WorkedExample(
            LetterInTime.self, "no letter", [.made(.preProceedings, "2022-06-06", until: "2022-07-01")],
            ["waiting 2022-06-06..2022-06-13", "overdue 2022-06-14..2022-06-30"]),
        WorkedExample(
            FirstMeetingInTime.self, "the sixth working day after the decision is late",
            [.made(.preProceedings, "2022-06-06", [.letter: "2022-06-06", .firstMeeting: "2022-06-14"])],
            ["missed 2022-06-14 late", "waiting 2022-06-06..2022-06-13"]),
        WorkedExample(
            ApplicationInTime.self, "ten working days after the decision",
            [.made(.preProceedings, "2022-01-06", until: "2022-06-06", format: .census, [.application: "2022-06-20"])],
            ["met 2022-06-20", "waiting 2022-06-06..2022-06-19"]),
        WorkedExample(
            FamilyMeetingOffered.self, "offered, not offered, and not recorded",
            [
                .made(.preProceedings, "2022-01-06", format: .census, [.familyMeetingOffered: "Y"]),
                .made(.preProceedings, "2022-03-07", format: .census, [.familyMeetingOffered: "N"]),
                .made(.preProceedings, "2022-06-06", format: .census),
            ], ["met 2022-01-06", "missed 2022-03-07 none", "missed 2022-06-06 notRecorded"]),
        WorkedExample(
            FamilyMeetingHeld.self, "of those offered",
            [
                .made(.preProceedings, "2022-01-06", format: .census, [.familyMeetingOffered: "Y", .familyMeetingHeld: "N"]),
                .made(.preProceedings, "2022-06-06", format: .census, [.familyMeetingHeld: "Y"]),
            ], ["missed 2022-01-06 none"]),
        WorkedExample(
            ParentsRepresented.self, "yes", [.made(.preProceedings, "2022-01-06", [.represented: "Y"])], ["met 2022-01-06"]),
        WorkedExample(
            IssuedAtShortNotice.self, "of those of which it is recorded",
            [
                .made(.preProceedings, "2022-01-06", until: "2022-04-01", [.shortNotice: "Y"]),
                .made(.preProceedings, "2023-01-06", until: "2023-04-03"),
            ], ["met 2022-04-01"]),
        WorkedExample(
            BackInPreProceedings.self, "within twelve months of a step-down",
            [
                .made(.preProceedings, "2022-01-06", until: "2022-04-01", [.preProceedingsOutcome: "STEPDOWN"]),
                .made(.preProceedings, "2023-04-01"),
            ], ["missed 2022-01-06", "met 2023-04-01"]),
        WorkedExample(
            InitialPlanApproved.self, "not approved",
            [.made(.preProceedings, "2022-01-06", until: "2022-04-01", [.initialPlanApproved: "N"])],
            ["missed 2022-04-01"]),
        WorkedExample(
            DaysOnPlanBefore.self, "from the start of the plan that is open on the day; none without a plan",
            [
                .made(.cpPlan, "2022-01-06", until: "2022-05-01"), .made(.preProceedings, "2022-04-06"),
                .made(.preProceedings, "2023-04-06"),
            ], ["met 2022-04-06 90", "excluded 2023-04-06 noPlan"]),
    ]
}
