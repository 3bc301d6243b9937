import ChildRecords

extension WorkedExample {
    /// A child in care from a day on, as the looked-after return has it in its episodes.
    private static func episode(_ from: String, until: String? = nil, _ facts: [Fact: String] = [:]) -> Entry {
        .made(.careEpisode, from, until: until, format: .lookedAfter, facts.merging([.episodeReason: "S"]) { own, _ in own })
    }

    /// A child in care and its home, as the dataset has them in two tables.
    private static func home(_ from: String, until: String? = nil, _ facts: [Fact: String] = [:], since: String? = nil) -> [Entry] {
        [
            .made(.careEpisode, since ?? from, until: until, reference: "E\(since ?? from)", within: "C", [.episodeReason: "S"]),
            .made(.placement, from, until: until, reference: "P\(from)", facts),
        ]
    }

    static let care: [WorkedExample] = [
        WorkedExample(
            ChildrenInCare.self, "one episode after another is one stretch; short breaks are left out",
            [
                episode("2022-01-06", until: "2022-04-01", [.ceasedReason: "X1"]),
                episode("2022-04-01", until: "2022-06-01", [.episodeReason: "P"]),
                episode("2023-01-06", [.legalStatus: "V4"]),
            ], ["met 2022-01-06..2022-05-31"]),
        WorkedExample(
            ChildrenInCare.self, "the dataset and the looked-after return tell the same child once",
            [.made(.careEpisode, "2022-01-06", [.episodeReason: "S"]), episode("2022-01-06")], ["met 2022-01-06..open"]),
        WorkedExample(
            ChildrenInCare.self, "Annex A gives the whole stretch",
            [.made(.periodOfCare, "2022-01-06", until: "2022-06-01", format: .annexA)],
            ["met 2022-01-06..2022-05-31"]),
        WorkedExample(
            CareReviewsInTime.self, "20 working days, three months, six months",
            [
                episode("2022-04-01"), .made(.claReview, "2022-05-05", format: .lookedAfter),
                .made(.claReview, "2022-08-05", format: .lookedAfter), .made(.claReview, "2023-02-07", format: .lookedAfter),
            ],
            [
                "missed 2022-05-05 late", "waiting 2022-04-01..2022-05-04", "met 2022-08-05", "waiting 2022-05-05..2022-08-04",
                "missed 2023-02-07 late", "waiting 2022-08-05..2023-02-05", "overdue 2023-02-06", "waiting 2023-02-07..2023-08-07",
                "overdue 2023-08-08..open",
            ]),
        WorkedExample(
            CareReviewDrift.self, "a cancelled review is none",
            [
                .made(.careEpisode, "2022-04-01", until: "2022-05-11", [.episodeReason: "S"]),
                .made(.claReview, "2022-05-03", [.cancelled: "Y"]),
            ], ["met 2022-05-05..2022-05-10"]),
        WorkedExample(
            TookPartInReview.self, "PN0 is left out, PN5 took part, PN7 did not",
            [
                .made(.claReview, "2022-01-05", [.participation: "PN0"]), .made(.claReview, "2022-05-03", [.participation: "PN5"]),
                .made(.claReview, "2022-08-03", [.participation: "PN7"]), .made(.claReview, "2022-09-03"),
            ], ["excluded 2022-01-05 tooYoung", "met 2022-05-03", "missed 2022-08-03", "missed 2022-09-03 notRecorded"]),
        WorkedExample(
            CareVisitsInLimit.self, "a week from the start, six weeks from each visit",
            home("2022-06-06", until: "2022-09-01", [.placementType: "U6"])
                + [.made(.statutoryVisit, "2022-06-15", [.seen: "Y"])],
            [
                "excluded 2022-06-06..2022-06-13 notYetDue", "missed 2022-06-14 none", "met 2022-06-15..2022-07-27",
                "missed 2022-07-28..2022-08-31 late",
            ]),
        WorkedExample(
            CareVisitsInLimit.self, "three months after a year in a long-term placement",
            home("2021-06-06", until: "2022-11-01", [.placementType: "U4"])
                + [.made(.statutoryVisit, "2021-06-10", [.seen: "Y"]), .made(.statutoryVisit, "2022-06-06", [.seen: "Y"])],
            [
                "excluded 2021-06-06..2021-06-09 notYetDue", "met 2021-06-10..2021-07-22", "missed 2021-07-23..2022-06-05 late",
                "met 2022-06-06..2022-09-06", "missed 2022-09-07..2022-10-31 late",
            ]),
        WorkedExample(
            CareSeenAlone.self, "aged 4 on the day",
            [.made(.person, nil, [.born: "2018-06-13"]), .made(.statutoryVisit, "2022-06-13", [.seen: "Y", .seenAlone: "N"])],
            ["missed 2022-06-13 notAlone"]),
        WorkedExample(
            CareSeenAloneUnderFour.self, "under 4 on the day",
            [.made(.person, nil, [.born: "2018-06-13"]), .made(.statutoryVisit, "2022-06-12", [.seen: "Y", .seenAlone: "N"])],
            ["missed 2022-06-12 notAlone"]),
        WorkedExample(
            ThreePlacements.self, "the third placement within a year, until one that ended is a year ago; a temporary one is none",
            [
                .made(.careEpisode, "2022-01-06", [.episodeReason: "S"]),
                .made(.placement, "2022-01-06", until: "2022-02-01", reference: "1", [.placementType: "U6"]),
                .made(.placement, "2022-02-01", until: "2022-02-15", reference: "2", [.placementType: "T1"]),
                .made(.placement, "2022-02-15", until: "2022-05-01", reference: "3", [.placementType: "U6"]),
                .made(.placement, "2022-05-01", reference: "4", [.placementType: "K2"]),
            ], ["missed 2022-01-06..2022-04-30", "met 2022-05-01..2023-01-31", "missed 2023-02-01..open"]),
        WorkedExample(
            ThreePlacements.self, "a change of legal status is no change of placement",
            [
                episode("2022-01-06", until: "2022-02-01", [.placementType: "U6", .legalStatus: "C1", .ceasedReason: "X1"]),
                episode(
                    "2022-02-01", until: "2022-03-01", [.episodeReason: "L", .placementType: "U6", .legalStatus: "C2", .ceasedReason: "X1"]),
                episode("2022-03-01", [.episodeReason: "P", .placementType: "K2", .legalStatus: "C2"]),
            ], ["missed 2022-01-06..open"]),
        WorkedExample(
            SamePlacementTwoYears.self, "in care for two and a half years, and two years in the home; up to the 16th birthday",
            [.made(.person, nil, [.born: "2007-12-01"])]
                + home("2021-03-01", [.placementType: "U4"], since: "2020-06-15"),
            ["missed 2022-12-15..2023-02-28", "met 2023-03-01..2023-11-30"]),
        WorkedExample(
            UnplannedEnds.self, "the carer asked, the care plan, no reason",
            home("2022-01-06", until: "2022-04-01", [.placementType: "U6", .changeReason: "CREQB"])
                + home("2022-04-01", until: "2022-06-01", [.placementType: "U6", .changeReason: "CARPL"])
                + home("2022-06-01", until: "2022-08-01", [.placementType: "U6"]), ["met 2022-04-01", "missed 2022-06-01"]),
        WorkedExample(
            WithinTwentyMiles.self, "20 miles are within, 20.1 are not, and a distance that is missing is not known",
            home("2022-01-06", until: "2022-04-01", [.distance: "20"]) + home("2022-05-01", until: "2022-06-01", [.distance: "20.1"])
                + home("2022-07-01"),
            ["met 2022-01-06..2022-03-31", "missed 2022-05-01..2022-05-31", "excluded 2022-07-01..open distanceNotRecorded"]),
        WorkedExample(
            FosterPlacements.self, "foster care, a home, no type",
            [
                episode("2022-01-06", until: "2022-04-01", [.placementType: "U6"]),
                episode("2022-05-01", until: "2022-06-01", [.placementType: "K2"]),
                episode("2022-07-01"),
            ], ["met 2022-01-06..2022-03-31", "missed 2022-05-01..2022-05-31", "excluded 2022-07-01..open noPlacementType"]),
        WorkedExample(KinPlacements.self, "code U3", [episode("2022-01-06", [.placementType: "U3"])], ["met 2022-01-06..open"]),
        WorkedExample(ResidentialPlacements.self, "code K2", [episode("2022-01-06", [.placementType: "K2"])], ["met 2022-01-06..open"]),
        WorkedExample(SupportedAccommodation.self, "code K3", [episode("2022-01-06", [.placementType: "K3"])], ["met 2022-01-06..open"]),
        WorkedExample(
            OwnProvision.self, "PR1, PR4",
            [
                episode("2022-01-06", until: "2022-04-01", [.placementType: "U6", .provider: "PR1"]),
                episode("2022-05-01", [.placementType: "U6", .provider: "PR4"]),
            ], ["met 2022-01-06..2022-03-31", "missed 2022-05-01..open"]),
        WorkedExample(
            UnderSixteenInOtherArrangements.self, "up to the day before the 16th birthday; a type that is missing is counted beside",
            [
                .made(.person, nil, [.born: "2006-05-15"]), episode("2022-01-06", until: "2022-03-01", [.placementType: "U6"]),
                episode("2022-03-01", until: "2022-04-01", [.episodeReason: "P"]),
                episode("2022-04-01", [.episodeReason: "P", .placementType: "K3"]),
            ], ["excluded 2022-03-01..2022-03-31 noPlacementType", "met 2022-04-01..2022-05-14"]),
        WorkedExample(
            UnderEighteenUnregistered.self, "Z1 always, independent living from 28 October 2023",
            [
                .made(.person, nil, [.born: "2007-01-15"]), episode("2023-01-06", until: "2023-10-01", [.placementType: "Z1"]),
                episode("2023-10-01", [.episodeReason: "P", .placementType: "P2"]),
            ], ["met 2023-01-06..2023-09-30", "met 2023-10-28..2025-01-14"]),
        WorkedExample(
            BedAndBreakfast.self, "under 18 on the data day",
            [.made(.person, nil, [.born: "2006-04-01"]), .made(.careLeaver, nil, [.accommodation: "W"])], ["met 2024-03-31..open"]),
        WorkedExample(
            BedAndBreakfast.self, "not from the 18th birthday",
            [.made(.person, nil, [.born: "2006-03-31"]), .made(.careLeaver, nil, [.accommodation: "W"])], []),
        WorkedExample(
            SiblingsAdoptedTogether.self, "together, one apart, none",
            [
                .made(.adoption, "2022-01-06", [.placed: "2022-06-06", .siblingsTogether: "1", .siblingsApart: "0"]),
                .made(.adoption, "2022-01-07", [.placed: "2022-07-06", .siblingsTogether: "1", .siblingsApart: "1"]),
                .made(.adoption, "2022-01-08", [.placed: "2022-08-06"]),
            ], ["met 2022-06-06", "missed 2022-07-06", "excluded 2022-08-06 noBrothersOrSisters"]),
        WorkedExample(
            MissingEpisodes.self, "missing, not away",
            [.made(.missing, "2022-01-06", [.missingKind: "M"]), .made(.missing, "2022-02-06", [.missingKind: "A"])], ["met 2022-01-06"]),
        WorkedExample(
            ReturnInterviewsOffered.self, "on the day of the return",
            [.made(.missing, "2022-01-06", until: "2022-01-08", [.interviewOffered: "Y"]), .made(.missing, "2022-02-06")],
            ["met 2022-01-08"]),
        WorkedExample(
            ReturnInterviewsAccepted.self, "of those offered",
            [
                .made(.missing, "2022-01-06", until: "2022-01-08", [.interviewOffered: "Y", .interviewAccepted: "N"]),
                .made(.missing, "2022-02-06", until: "2022-02-08", [.interviewOffered: "N"]),
            ], ["missed 2022-01-08"]),
        WorkedExample(
            MissingAgain.self, "the 30th day counts, the 31st does not",
            [
                .made(.missing, "2022-01-01", until: "2022-01-02"), .made(.missing, "2022-02-01", until: "2022-02-02"),
                .made(.missing, "2022-03-05"),
            ], ["missed 2022-01-01", "met 2022-02-01", "missed 2022-03-05"]),
        WorkedExample(
            PermanencePlanInTime.self, "on the day of the second review",
            [
                .made(.careEpisode, "2022-01-06", [.episodeReason: "S"]), .made(.claReview, "2022-02-01"), .made(.claReview, "2022-05-01"),
                .made(.carePlan, "2022-05-01", [.permanencePlan: "LTFOST"]),
            ], ["met 2022-05-01"]),
        WorkedExample(
            Unaccompanied.self, "in care, up to the 18th birthday",
            [
                .made(.person, nil, [.born: "2006-02-01"]), .made(.careEpisode, "2023-01-06", [.episodeReason: "S"]),
                .made(.immigration, "2023-01-06", [.immigrationStatus: "Unaccompanied asylum seeking child"]),
            ], ["met 2023-01-06..2024-01-31"]),
        WorkedExample(
            Unaccompanied.self, "until the status ended",
            [
                .made(.person, nil, format: .lookedAfter, [.born: "2008-02-01", .unaccompanied: "Y", .unaccompaniedEnded: "2023-07-01"]),
                episode("2023-01-06"),
            ], ["met 2023-01-06..2023-06-30"]),
        WorkedExample(
            UnderFullCareOrder.self, "while it lasts",
            [
                episode("2022-01-06", until: "2022-04-01", [.legalStatus: "C1"]),
                episode("2022-04-01", [.episodeReason: "L", .legalStatus: "C2"]),
            ], ["met 2022-04-01..open"]),
        WorkedExample(UnderInterimCareOrder.self, "code C1", [episode("2022-01-06", [.legalStatus: "C1"])], ["met 2022-01-06..open"]),
        WorkedExample(InCareByAgreement.self, "code V2", [episode("2022-01-06", [.legalStatus: "V2"])], ["met 2022-01-06..open"]),
        WorkedExample(UnderPlacementOrder.self, "code E1", [episode("2022-01-06", [.legalStatus: "E1"])], ["met 2022-01-06..open"]),
    ]

    static let health: [WorkedExample] = [
        WorkedExample(
            InitialHealthAssessmentInTime.self, "the 20th working day",
            [
                .made(.careEpisode, "2022-04-01", [.episodeReason: "S"]),
                .made(.healthCheck, "2022-05-04", [.healthKind: "Initial health assessment"]),
            ], ["met 2022-05-04 20", "waiting 2022-04-01..2022-05-03"]),
        WorkedExample(
            InitialHealthDrift.self, "the days beyond",
            [
                .made(.careEpisode, "2022-04-01", [.episodeReason: "S"]),
                .made(.healthCheck, "2022-05-06", [.healthKind: "Initial health assessment"]),
            ], ["met 2022-05-05"]),
        WorkedExample(
            HealthAssessmentsInDate.self, "six months under 5",
            [
                .made(.person, nil, [.born: "2018-06-01"]), .made(.careEpisode, "2022-04-01", until: "2023-06-01", [.episodeReason: "S"]),
                .made(.healthCheck, "2022-04-30", [.healthKind: "Initial health assessment"]),
                .made(.healthCheck, "2022-12-01", [.healthKind: "Review health assessment", .healthStatus: "Cancelled"]),
            ],
            ["excluded 2022-04-01..2022-04-29 notYetDue", "met 2022-04-30..2022-10-30", "missed 2022-10-31..2023-05-31 late"]),
        WorkedExample(
            HealthAssessmentsInDate.self, "the looked-after return says it once a year, of those in care for the whole of it",
            [
                .made(.person, nil, format: .lookedAfter, [.born: "2012-06-01"]), episode("2022-04-01"),
                .made(.healthOutcomes, nil, format: .lookedAfter, [.healthAssessment: "Y"]),
            ], ["met 2024-03-31..open"]),
        WorkedExample(
            DentalChecksInDate.self, "twelve months",
            [
                .made(.careEpisode, "2022-04-01", until: "2023-08-01", [.episodeReason: "S"]),
                .made(.healthCheck, "2022-05-31", [.healthKind: "Dental check"]),
            ], ["excluded 2022-04-01..2022-05-30 notYetDue", "met 2022-05-31..2023-05-31", "missed 2023-06-01..2023-07-31 late"]),
        WorkedExample(
            DevelopmentChecksInDate.self, "under 5",
            [
                .made(.person, nil, format: .lookedAfter, [.born: "2020-06-01"]), episode("2022-04-01"),
                .made(.healthOutcomes, nil, format: .lookedAfter, [.healthCheck: "N"]),
            ], ["missed 2024-03-31..open"]),
        WorkedExample(
            Immunised.self, "from the day of the answer",
            [
                .made(.careEpisode, "2022-04-01", until: "2023-08-01", [.episodeReason: "S"]),
                .made(.immunisation, "2022-06-01", [.immunised: "Y"]),
            ], ["met 2022-06-01..2023-07-31"]),
        WorkedExample(
            QuestionnairesReturned.self, "a score, then a reason, then nothing; not before twelve months in care",
            [
                .made(.person, nil, [.born: "2012-06-01"]), .made(.careEpisode, "2020-04-02", [.episodeReason: "S"]),
                .made(.sdqScore, "2022-03-31", [.score: "17"]), .made(.sdqScore, "2023-02-01", [.scoreReason: "SDQ2"]),
            ], ["met 2022-03-31", "missed 2023-03-31 reasonGiven", "missed 2024-03-31 none"]),
        WorkedExample(
            MeanScore.self, "the score",
            [
                .made(.person, nil, format: .lookedAfter, [.born: "2012-06-01"]), episode("2022-04-01"),
                .made(.healthOutcomes, nil, format: .lookedAfter, [.score: "12"]),
            ], ["met 2024-03-31 12"]),
        WorkedExample(
            ScoresOfConcern.self, "17 is, 16 is not",
            [
                .made(.person, nil, [.born: "2012-06-01"]), .made(.careEpisode, "2021-04-01", [.episodeReason: "S"]),
                .made(.sdqScore, "2022-03-31", [.score: "17"]), .made(.sdqScore, "2023-03-31", [.score: "16"]),
            ], ["met 2022-03-31", "missed 2023-03-31"]),
    ]

    /// A care leaver of 19 on the data day.
    private static func leaver(_ facts: [Fact: String], born: String = "2004-06-01") -> [Entry] {
        [.made(.person, nil, [.born: born]), .made(.careLeaver, nil, facts)]
    }

    private static func allocated(_ from: String, until: String? = nil, _ worker: String, role: String = "Allocated Case Worker") -> Entry {
        var entry = Entry.made(.allocation, from, until: until, reference: worker + from, [.role: role])
        entry.worker = worker
        return entry
    }

    /// Annex A gives the last of everything alone, so it is known on its data day and from there on.
    private static let lastEvents: [WorkedExample] = [
        WorkedExample(
            ProtectionVisitsInLimit.self, "Annex A: the tenth working day after the last visit is 2 April, after Easter",
            [.made(.cpPlan, "2023-10-02", format: .annexA, [.lastVisit: "2024-03-18"])],
            ["met 2024-03-31..2024-04-03", "missed 2024-04-04..open late"]),
        WorkedExample(
            NeedVisitsInLimit.self, "Annex A: those whose status is a child in need plan, when the child was last seen",
            [
                .made(.cinEpisode, "2023-10-02", format: .annexA, [.lastSeen: "2024-01-18", .caseStatus: "c) Child in need plan"]),
                .made(.cinEpisode, "2023-11-02", format: .annexA, [.caseStatus: "b) Child Protection plan"]),
            ], ["missed 2024-03-31..open late"]),
        WorkedExample(
            CareVisitsInLimit.self, "Annex A: six weeks",
            [.made(.periodOfCare, "2023-10-02", format: .annexA, [.lastVisit: "2024-02-18"])],
            ["met 2024-03-31", "missed 2024-04-01..open late"]),
        WorkedExample(
            HealthAssessmentsInDate.self, "Annex A: never assessed",
            [.made(.periodOfCare, "2023-10-02", format: .annexA)], ["missed 2024-03-31..open none"]),
        WorkedExample(
            DentalChecksInDate.self, "Annex A: not due yet, and not in care any more",
            [
                .made(.periodOfCare, "2023-10-02", format: .annexA),
                .made(.periodOfCare, "2022-10-02", until: "2023-02-01", format: .annexA),
            ], ["excluded 2024-03-31..2024-10-02 notYetDue", "missed 2024-10-03..open none"]),
        WorkedExample(
            ThreePlacements.self, "Annex A: the form counts them",
            [.made(.periodOfCare, "2023-10-02", format: .annexA, [.placementsInYear: "3"])], ["met 2024-03-31..open"]),
        WorkedExample(
            FosterPlacements.self, "Annex A: the latest home, from the data day",
            [
                .made(.periodOfCare, "2023-10-02", format: .annexA),
                .made(.placement, "2023-12-02", format: .annexA, [.placementType: "U4"]),
            ],
            ["met 2024-03-31..open"]),
        WorkedExample(
            Caseload.self, "Annex A: the worker in the list", [of("Jo", .made(.cinEpisode, "2023-10-02", format: .annexA))],
            ["met 2024-03-31..open"]),
        WorkedExample(
            Unallocated.self, "Annex A: nobody in the list", [.made(.cinEpisode, "2023-10-02", format: .annexA)], ["met 2024-03-31..open"]),
    ]

    private static func of(_ worker: String, _ entry: Entry) -> Entry {
        var entry = entry
        entry.worker = worker
        return entry
    }

    static let leavingAndWork: [WorkedExample] =
        lastEvents + [
            WorkedExample(LeaversInTouch.self, "in touch", leaver([.inTouch: "YES"]), ["met 2024-03-31..open"]),
            WorkedExample(LeaversInTouch.self, "refused contact", leaver([.inTouch: "REFU"]), ["excluded 2024-03-31..open refusedOrDied"]),
            WorkedExample(LeaversInTouch.self, "not recorded", leaver([:]), ["missed 2024-03-31..open notRecorded"]),
            WorkedExample(LeaversInTouch.self, "22 on the day", leaver([.inTouch: "YES"], born: "2002-03-31"), []),
            WorkedExample(LeaverContact.self, "56 days ago", leaver([.latestContact: "2024-02-04"]), ["met 2024-03-31..open"]),
            WorkedExample(LeaverContact.self, "57 days ago", leaver([.latestContact: "2024-02-03"]), ["missed 2024-03-31..open"]),
            WorkedExample(SuitableHomes.self, "not suitable", leaver([.suitable: "N"]), ["missed 2024-03-31..open"]),
            WorkedExample(EducationOrWork.self, "an apprentice", leaver([.activity: "F4"]), ["met 2024-03-31..open"]),
            WorkedExample(EducationOrWork.self, "not known", leaver([.activity: "0"]), ["missed 2024-03-31..open notRecorded"]),
            WorkedExample(
                PathwayPlansInDate.self, "six months to the day", leaver([.pathwayPlan: "2023-09-30"]), ["missed 2024-03-31..open"]),
            WorkedExample(PathwayPlansInDate.self, "six months less a day", leaver([.pathwayPlan: "2023-10-01"]), ["met 2024-03-31..open"]),
            WorkedExample(
                DaysToAdoptivePlacement.self, "from the start of care",
                [.made(.careEpisode, "2022-01-06", [.episodeReason: "S"]), .made(.adoption, "2022-05-01", [.placed: "2022-12-06"])],
                ["met 2022-12-06 334"]),
            WorkedExample(
                DaysToMatch.self, "from the order",
                [.made(.adoption, "2022-05-01", [.placementOrder: "2022-06-06", .matched: "2022-09-06"])],
                ["met 2022-09-06 92"]),
            WorkedExample(CareLeavers.self, "each on the data day", leaver([:]), ["met 2024-03-31..open"]),
            WorkedExample(
                Caseload.self, "the worker of the day, and no reviewing officer",
                [
                    allocated("2022-01-06", until: "2022-04-01", "W1"), allocated("2022-04-01", "W2"),
                    allocated("2022-01-06", "W3", role: "Independent Reviewing Officer"),
                ], ["met 2022-01-06..2022-03-31", "met 2022-04-01..open"]),
            WorkedExample(
                Unallocated.self, "from the day after a worker left until the day before the next",
                [
                    .made(.cinEpisode, "2022-01-06", until: "2022-06-01"), allocated("2022-01-06", until: "2022-04-01", "W1"),
                    allocated("2022-05-01", "W2"),
                ], ["missed 2022-01-06..2022-04-01", "met 2022-04-02..2022-04-30", "missed 2022-05-01..2022-05-31"]),
            WorkedExample(
                WorkerChanges.self, "the second change within a year, until the first is a year ago",
                [
                    .made(.cinEpisode, "2022-01-06", until: "2023-06-01"), allocated("2022-01-06", until: "2022-02-01", "W1"),
                    allocated("2022-02-01", until: "2022-03-01", "W2"), allocated("2022-03-01", "W3"),
                ],
                [
                    "missed 2022-01-06..2022-01-31", "missed 2022-02-01..2022-02-28", "met 2022-03-01..2023-01-31",
                    "missed 2023-02-01..2023-05-31",
                ]),
        ]
}
