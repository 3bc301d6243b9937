import ChildRecords
import Foundation
import Testing
import Vocabulary

@testable import ChildReturns

@Suite("Each rule keeps its promise on each form")
struct RuleStatesTests {
    /// Rule, then its state on the Standard Safeguarding Dataset, the census, the looked-after return and Annex A, each loaded alone and whole.
    /// “Checked” is passed or failed.
    private static let promised = """
        DetailsMissing | checked | checked | checked | checked
        EthnicityMissing | checked | checked | checked | checked
        EthnicityNotKnownHere | checked | checked | checked | checked
        BirthMissing | checked | checked | checked | checked
        BornInTheFuture | checked | checked | checked | not checked
        UnbornPastExpectedDay | checked | checked | not checked | not checked
        SexMissing | checked | checked | checked | checked
        PupilNumberCheckLetter | checked | checked | checked | not checked
        PupilNumberMissing | checked | checked | checked | not checked
        SamePupilNumberTwice | checked | checked | checked | not checked
        DeathBeforeBirth | checked | checked | not checked | not checked
        DiedAndStillOpen | checked | checked | not checked | not checked
        BirthAfterEvent | checked | not checked | checked | not checked
        FormatsDisagreeOnBirth | not applicable | not applicable | checked | checked
        ContactTwice | checked | not checked | not checked | checked
        ReferralTwice | checked | checked | not checked | checked
        DayInTheFuture | checked | checked | checked | checked
        NoFurtherActionMissing | not checked | checked | not checked | not checked
        NoFurtherActionStale | not checked | checked | not checked | not checked
        ActivityOnNoFurtherAction | checked | checked | not checked | not checked
        ActivityBeforeReferral | checked | checked | not checked | not checked
        TimesInNeedOverlap | checked | checked | not checked | checked
        ClosedBeforeReferral | checked | checked | not checked | checked
        ClosedWithoutReason | checked | checked | not checked | checked
        ClosureReasonWithoutDate | checked | checked | not checked | checked
        ClosureReasonNotKnownHere | checked | checked | not checked | checked
        DiedWithoutDate | checked | checked | not checked | not checked
        ClosedAfterNoAssessment | checked | checked | not checked | not checked
        ActivityAfterAssessmentOnly | checked | checked | not checked | not checked
        NeedNotKnownHere | checked | checked | not checked | checked
        AssessmentWithoutReferral | checked | not checked | not checked | not checked
        AssessmentEndsBeforeStart | checked | checked | not checked | checked
        AssessmentsOverlap | checked | checked | not checked | checked
        AssessmentAfterClosure | checked | checked | not checked | checked
        AssessmentOpenInClosedEpisode | checked | checked | not checked | not checked
        AssessmentLeftOpen | checked | checked | not checked | checked
        SeenNotRecorded | checked | not checked | not checked | checked
        FactorsMissing | not checked | checked | not checked | not checked
        FactorsTooEarly | not checked | checked | not checked | not checked
        FactorTwice | not checked | checked | not checked | not checked
        FactorRetired | not checked | checked | not checked | not checked
        NoFactorsAmongFactors | not checked | checked | not checked | not checked
        NoFactorsClosedOtherwise | not checked | checked | not checked | not checked
        VisitOutsideNeed | checked | not checked | not checked | not checked
        SeenAloneButNotSeen | checked | not checked | not checked | not checked
        OpenWithoutWorker | checked | not checked | not checked | checked
        AllocationsOverlap | checked | not checked | checked | not checked
        AllocationEndsBeforeStart | checked | not checked | checked | not checked
        WorkerOfOneDay | not checked | not checked | checked | not checked
        WorkerChangeReasonMissing | not checked | not checked | checked | not checked
        WorkerOutsideYear | not checked | not checked | checked | not checked
        WorkerNotCarriedOver | not checked | not checked | not checked | not checked
        InCareWithoutWorker | not checked | not checked | checked | not checked
        WorkerMissingEarlierInYear | not checked | not checked | checked | not checked
        EnquiryEndsBeforeStart | checked | not checked | not checked | not checked
        EnquiryLeftOpen | checked | checked | not checked | checked
        EnquiryOpenInClosedEpisode | checked | checked | not checked | not checked
        EnquiriesOverlap | checked | not checked | not checked | not checked
        ConferenceBeforeEnquiry | checked | checked | not checked | checked
        ConferenceAtTwoLevels | not checked | checked | not checked | not checked
        ConferenceAtWeekend | checked | checked | not checked | checked
        PlanEndsBeforeStart | checked | checked | not checked | checked
        PlanOfOneDay | checked | checked | not checked | checked
        PlanWithoutConference | checked | checked | not checked | checked
        PlansOverlap | checked | checked | not checked | checked
        PreviousPlansMissing | not checked | checked | not checked | checked
        CategoryMissing | checked | checked | not checked | checked
        CategoryNotKnownHere | checked | checked | not checked | checked
        ReviewConferenceGap | checked | checked | not checked | not checked
        ReviewConferenceOutsidePlan | checked | checked | not checked | not checked
        ReviewOnFirstDay | checked | checked | not checked | not checked
        ProtectionVisitOutsidePlan | checked | not checked | not checked | not checked
        NeedPlanDuringProtection | checked | checked | not checked | not checked
        LetterBeforeDecision | checked | checked | not checked | not checked
        FamilyMeetingNotAnswered | not checked | checked | not checked | not checked
        MeetingBeforeLetter | checked | checked | not checked | not checked
        ReviewMeetingsMissing | not checked | checked | not checked | not checked
        DecisionBeforePreProceedings | checked | checked | not checked | not checked
        OutcomeWithoutDay | checked | checked | not checked | not checked
        OutcomeMissing | checked | checked | not checked | not checked
        OutcomeNotKnownHere | checked | checked | not checked | not checked
        ApplicationBeforeDecision | not checked | checked | not checked | not checked
        LetterOfIssueBeforeApplication | not checked | checked | not checked | not checked
        PreProceedingsOverlap | checked | checked | not checked | not checked
        PeriodsOfCareOverlap | checked | not checked | checked | checked
        EpisodesOverlap | checked | not checked | checked | not checked
        GapBetweenEpisodes | checked | not checked | checked | not checked
        FirstEpisodeNotStarted | checked | not checked | checked | not checked
        EpisodeReasonNotKnownHere | checked | not checked | checked | not checked
        NewEpisodeChangesNothing | not checked | not checked | checked | not checked
        RestartedOnSameDay | checked | not checked | checked | not checked
        NotRestarted | checked | not checked | checked | not checked
        CareEndsBeforeStart | checked | not checked | checked | not checked
        EndWithoutReason | checked | not checked | checked | not checked
        CeasedReasonNotKnownHere | checked | not checked | checked | not checked
        NextEpisodeMissing | checked | not checked | checked | not checked
        InCareAfterEighteen | checked | not checked | checked | not checked
        PlacementsOverlap | checked | not checked | not checked | not checked
        PlacementNotKnownHere | checked | not checked | checked | checked
        PlacementCodeOutOfYear | checked | not checked | checked | checked
        TooYoungForPlacement | checked | not checked | checked | checked
        TemporaryBeginsCare | not checked | not checked | checked | not checked
        TemporaryEndsCare | not checked | not checked | checked | not checked
        TemporaryWithoutReturn | not checked | not checked | checked | not checked
        TemporaryTooLong | not checked | not checked | checked | not checked
        ChangeReasonMissing | not checked | not checked | checked | not checked
        ChangeReasonNotNeeded | not checked | not checked | checked | not checked
        ChangeReasonNotKnownHere | checked | not checked | checked | not checked
        LegalStatusNotKnownHere | checked | not checked | checked | checked
        TooYoungForStatus | checked | not checked | checked | checked
        PlacementAgainstLegalStatus | checked | not checked | checked | not checked
        ProviderAgainstPlacement | checked | not checked | checked | checked
        ProviderCannotProvide | not checked | not checked | checked | not checked
        ProviderMissing | not checked | not checked | checked | not checked
        ProviderNotNeeded | not checked | not checked | checked | not checked
        PoliceProtectionTooLong | checked | not checked | checked | not checked
        EmergencyOrderTooLong | not checked | not checked | checked | not checked
        ShortBreakTooLong | not checked | not checked | checked | not checked
        ShortBreaksTooMany | not checked | not checked | checked | not checked
        CareReviewGap | checked | not checked | checked | not checked
        CareReviewOutsideCare | checked | not checked | checked | not checked
        CareVisitOutsideCare | checked | not checked | not checked | not checked
        ParticipationAgainstAge | checked | not checked | checked | not checked
        IndependentTooYoung | checked | not checked | checked | not checked
        OutcomesOutsideCohort | not checked | not checked | checked | not checked
        OutcomesMissing | not checked | not checked | checked | not checked
        OutcomesOfLeaver | not checked | not checked | checked | not checked
        ScoreOutOfRange | checked | not checked | checked | not checked
        ScoreAndReason | checked | not checked | checked | not checked
        ScoreMissing | not checked | not checked | checked | not checked
        ScoreAgainstAge | not checked | not checked | checked | not checked
        ScoreReasonAgainstAge | not checked | not checked | checked | not checked
        MissingSpellsOverlap | checked | not checked | checked | not checked
        MissingEndsBeforeStart | checked | not checked | checked | not checked
        MissingOutsideCare | checked | not checked | checked | not checked
        MissingLeftOpen | checked | not checked | checked | not checked
        MissingOpenAfterPlacement | not checked | not checked | checked | not checked
        MissingNotCarriedOver | not checked | not checked | not checked | not checked
        MissingAtEndOfCare | checked | not checked | checked | not checked
        AdoptionPlacementsOverlap | not checked | not checked | checked | not checked
        UnaccompaniedEndWithoutStatus | not checked | not checked | not applicable | not checked
        UnaccompaniedAfterEighteen | not checked | not checked | not applicable | not checked
        UnaccompaniedNoLonger | not checked | not checked | not checked | not checked
        UnaccompaniedAfterEnd | not checked | not checked | not checked | not checked
        UnaccompaniedOnlyNow | not checked | not checked | not checked | not checked
        LeaverAgainstAge | not checked | not checked | checked | not checked
        LeaverAnswersAgainstContact | not checked | not checked | checked | not checked
        LeaverDiedInCare | not checked | not checked | checked | not checked
        LeaverStillInCare | not checked | not checked | checked | not checked
        """

    private static let table: [[String]] = promised.split(separator: "\n").map { line in
        line.split(separator: "|").map { cell in cell.trimmingCharacters(in: .whitespaces) }
    }

    /// A child of whom a form tells everything that its tables hold, but for the dataset’s table of factors, which councils leave out.
    private func whole(_ form: ReturnFormat, _ number: String) throws -> ChildHistory {
        var entries: [Entry] = []
        for table in TableSpec.all where table.format == form && table.name != "ssd_assessment_factors" {
            for making in table.makings {
                let facts = making.columns.compactMap { column in if case .fact(let fact) = column.use { fact } else { nil } }
                entries.append(
                    .made(
                        making.kind, "2023-05-0\(1 + entries.count % 9)", child: number, format: form,
                        Dictionary(facts.map { ($0, "Y") }) { first, _ in first }))
            }
        }
        return ChildHistory(try #require(LAChildID(number)), entries)
    }

    private func state(_ kind: RuleState.Kind) -> String {
        switch kind {
        case .passed, .failed: "checked"
        case .notChecked: "not checked"
        case .notApplicable: "not applicable"
        case .incomplete: "incomplete"
        }
    }

    @Test("the table holds every rule on every form", arguments: ReturnFormat.allCases)
    func states(form: ReturnFormat) throws {
        var overview = LoadOverview(on: QualityRecord.day)
        let child = try whole(form, "M1")
        overview.note(child)
        let column = try #require(ReturnFormat.allCases.firstIndex(of: form)) + 1
        let expected = RuleStatesTests.table.map { "\($0[0]): \($0[column])" }
        let found = QualityCheck(overview).states(of: child).map { "\($0.rule.name): \(state($0.state.kind))" }
        #expect(found == expected, "\(Set(found).symmetricDifference(expected).sorted())")
    }

    @Test func `a rule that compares two years is checked where both are loaded`() throws {
        for rule in QualityRules.all where rule.asksYearBefore {
            func state(_ years: [String]) -> RuleState.Kind? {
                let entries = years.map {
                    Entry.made(
                        rule.subject, "2022-05-01", format: .lookedAfter, taken: $0,
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2022-05-01"])
                }
                let history = ChildHistory(LAChildID("M1")!, entries)
                var overview = LoadOverview(on: QualityRecord.day)
                overview.note(history)
                return QualityCheck(overview, rules: [rule]).states(of: history).first?.state.kind
            }
            #expect(state(["2024-03-31"]) == .notChecked && state(["2022-03-31", "2024-03-31"]) == .notChecked, "\(rule.name)")
            #expect(state(["2023-03-31", "2024-03-31"]) != .notChecked, "\(rule.name)")
        }
    }

    @Test("of a child whom only another form tells, a rule says “not checked”")
    func otherForm() throws {
        var overview = LoadOverview(on: QualityRecord.day)
        overview.note(try whole(.lookedAfter, "M9"))
        let child = ChildHistory(
            try #require(LAChildID("M1")), [.made(.person, nil, format: .annexA, [.born: "2010-01-01"])])
        overview.note(child)
        #expect(QualityCheck(overview, rules: [PupilNumberMissing.self]).states(of: child).first?.state.kind == .notChecked)
    }

    @Test(
        "a table without a column, and a side table, let no rule on details say that it is empty",
        arguments: [
            (EthnicityMissing.self as any QualityRule.Type, Fact.ethnicity), (SexMissing.self, .sex), (PupilNumberMissing.self, .upn),
            (BirthMissing.self, .born),
        ]) func columns(rule: any QualityRule.Type, column: Fact) throws
    {
        let born: [Fact: String] = column == .born ? [.sex: "F"] : [.born: "2010-01-01"]
        let child = ChildHistory(try #require(LAChildID("M1")), [.made(.person, nil, format: .lookedAfter, file: 7, born)])
        func state(_ columns: [Int: Set<Fact>]) -> RuleState.Kind? {
            var overview = LoadOverview(on: QualityRecord.day, columns: columns)
            overview.note(child)
            return QualityCheck(overview, rules: [rule]).states(of: child).first?.state.kind
        }
        #expect(state([7: [.born, column, .sex]]) == .failed)
        #expect(state([7: Set([.born, .sex]).subtracting([column])]) == .notChecked)
    }

    @Test("a form whose day nothing tells is not asked on another’s", arguments: ReturnFormat.allCases)
    func withoutDay(form: ReturnFormat) throws {
        let child = try whole(form, "M1")
        var overview = LoadOverview(on: QualityRecord.day, days: [:])
        overview.note(child)
        for (rule, state) in QualityCheck(overview).states(of: child) where rule.asksDay {
            #expect(state.kind == .notChecked, "\(rule.name)")
        }
    }
}
