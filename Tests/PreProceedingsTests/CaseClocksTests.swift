import ChildRecords
import Law
import PreProceedings
import Testing
import Vocabulary

@Suite("Clocks of pre-proceedings and proceedings")
struct CaseClocksTests {
    private func clock(
        _ kind: CaseClock.Kind, of made: PreProceedingsCase, _ child: Identifier<Child> = robin, _ terms: LocalTerms = .default
    )
        -> CaseClock?
    {
        made.children[child]?.clocks(terms).first { $0.kind == kind }
    }

    /// Decided on Tuesday 1 March 2022.
    private func inPreProceedings() throws -> PreProceedingsCase { try PreProceedingsCase.at(.preProceedings) }

    @Test func `letter and first meeting are due five working days after the decision, that day included`() throws {
        var made = try inPreProceedings()
        #expect(clock(.letter, of: made)?.due == day("2022-03-08") && clock(.firstMeeting, of: made)?.due == day("2022-03-08"))
        #expect(clock(.letter, of: made)?.basis == "5 working days after the decision")
        #expect(clock(.letter, of: made)?.daysOver(on: day("2022-03-08")) == 0)
        #expect(clock(.letter, of: made)?.daysOver(on: day("2022-03-10")) == 2)
        try made.take(.letterSent, "2022-03-09")
        #expect(clock(.letter, of: made)?.state == .met(day("2022-03-09")))
        #expect(clock(.letter, of: made)?.daysOver(on: day("2022-12-01")) == 1, "what is done stops counting")
    }

    @Test func `the midpoint is week 6, the usual end week 12, the last day week 16`() throws {
        let made = try inPreProceedings()
        #expect(clock(.midpoint, of: made)?.due == day("2022-04-12"))
        #expect(clock(.usualEnd, of: made)?.due == day("2022-05-24"))
        #expect(clock(.lastDay, of: made)?.due == day("2022-06-21"))
        #expect(clock(.usualEnd, of: made)?.force == .local)
    }

    @Test func `an approved extension takes the place of the last day and names who approved it`() throws {
        var made = try inPreProceedings()
        try made.take(
            .extended, "2022-05-20", [robin], StepFacts(person: "Dilys Marchbank", words: "Report late", other: day("2022-06-14")))
        #expect(clock(.usualEnd, of: made)?.state == .met(day("2022-05-20")))
        #expect(clock(.lastDay, of: made)?.due == day("2022-06-14"))
        #expect(clock(.lastDay, of: made)?.basis.contains("Dilys Marchbank") == true)
    }

    @Test func `a family that left before the midpoint owes no review`() throws {
        var made = try inPreProceedings()
        try made.take(.stepDownAgreed, "2022-04-01")
        #expect(clock(.midpoint, of: made) == nil)
        #expect(clock(.firstFollowUp, of: made)?.due == day("2022-10-01") && clock(.secondFollowUp, of: made)?.due == day("2023-04-01"))
    }

    @Test func `a review that is held early and agrees no day leaves the day that was agreed`() throws {
        var made = try inPreProceedings()
        try made.take(.firstMeeting, "2022-03-08", [robin], StepFacts(other: day("2022-04-12")))
        try made.take(.review, "2022-03-15")
        #expect(clock(.nextReview, of: made)?.due == day("2022-04-12"))
        try made.take(.review, "2022-04-12")
        #expect(clock(.nextReview, of: made) == nil)
    }

    @Test func `a review counts for the midpoint in the days before it that the council sets, or later`() throws {
        var made = try inPreProceedings()
        try made.take(.firstMeeting, "2022-03-08")
        try made.take(.review, "2022-03-22")
        #expect(clock(.midpoint, of: made)?.isRunning == true, "week 3 is not the midpoint")
        var terms = LocalTerms()
        terms.set(.midpointWindow, 21)
        #expect(clock(.midpoint, of: made, robin, terms)?.state == .met(day("2022-03-22")))
        try made.take(.review, "2022-04-20")
        #expect(clock(.midpoint, of: made)?.daysOver(on: today) == 8)
    }

    @Test func `an action of the plan runs until it is found done, and another day can be agreed`() throws {
        var made = try inPreProceedings()
        try made.take(.actionAgreed, "2022-03-08", [robin], StepFacts(words: "School every day", other: day("2022-04-01")))
        #expect(clock(.planAction, of: made)?.due == day("2022-04-01"))
        try made.take(
            .actionReviewed, "2022-04-05", [robin], StepFacts(words: "school every day", other: day("2022-04-20"), choice: .notDone))
        #expect(clock(.planAction, of: made)?.due == day("2022-04-20") && clock(.planAction, of: made)?.isRunning == true)
        try made.take(.actionReviewed, "2022-04-18", [robin], StepFacts(words: "School every day", choice: .done))
        #expect(clock(.planAction, of: made)?.state == .met(day("2022-04-18")))
        #expect(made.children[robin]?.spell?.actions.first?.reviews.map(\.found) == [.notDone, .done])
    }

    @Test func `an interim order runs to its last day until it ends or is made again`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-05-02")
        #expect(clock(.interimOrder, of: made) == nil)
        try made.take(.interimOrder, "2022-05-20", [robin], StepFacts(other: day("2022-09-01"), choice: .interimCareOrder))
        #expect(clock(.interimOrder, of: made)?.due == day("2022-09-01"))
        try made.take(.interimOrder, "2022-08-30", [robin], StepFacts(other: day("2022-11-01"), choice: .interimCareOrder))
        #expect(clock(.interimOrder, of: made)?.due == day("2022-11-01"))
        #expect(throws: CaseRefusal.nothingOpen("Interim supervision order")) {
            try made.take(.interimOrderEnded, "2022-09-02", [robin], StepFacts(choice: .interimSupervisionOrder))
        }
        try made.take(.interimOrderEnded, "2022-10-20", [robin], StepFacts(choice: .interimCareOrder))
        #expect(clock(.interimOrder, of: made) == nil)
    }

    @Test func `a direction and an expert’s report say by how many days they were late`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-05-02")
        try made.take(
            .directionGiven, "2022-05-20", [robin], StepFacts(person: "The council", words: "Statement", other: day("2022-06-10")))
        try made.take(.directionMet, "2022-06-14", [robin], StepFacts(words: "Statement"))
        try made.take(.expertInstructed, "2022-05-20", [robin], StepFacts(words: "Psychology", other: day("2022-07-10")))
        #expect(clock(.direction, of: made)?.daysOver(on: today) == 4)
        #expect(clock(.expert, of: made)?.daysOver(on: day("2022-07-15")) == 5)
        #expect(made.children[robin]?.spell?.directions.first?.by == "The council")
    }

    @Test func `the advocates meet two days before the hearing, also one that the court moved, and carers are named by then`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-03-07")
        #expect(clock(.advocatesMeeting, of: made)?.due == day("2022-03-28"))
        try made.take(.hearingListed, "2022-03-09", [robin], StepFacts(other: day("2022-04-04"), choice: .caseManagement))
        #expect(clock(.advocatesMeeting, of: made)?.due == day("2022-04-02"))
        #expect(clock(.alternativeCarers, of: made)?.due == day("2022-04-04"))
        try made.take(.carersNamed, "2022-03-20")
        #expect(clock(.alternativeCarers, of: made)?.state == .met(day("2022-03-20")))
        try made.take(.hearingListed, "2022-06-01", [robin], StepFacts(other: day("2022-08-22"), choice: .finalHearing))
        #expect(clock(.finalHearing, of: made)?.due == day("2022-08-22"))
    }

    @Test func `deprivation of liberty is reviewed by the day of the order, also after proceedings`() throws {
        var made = try PreProceedingsCase.at(.concluded)
        try made.take(.deprivationOrdered, "2022-05-01", [robin], StepFacts(other: day("2022-08-01")))
        #expect(clock(.deprivation, of: made)?.due == day("2022-08-01"))
        try made.take(.deprivationReviewed, "2022-07-28", [robin], StepFacts(other: day("2022-10-28")))
        #expect(clock(.deprivation, of: made)?.due == day("2022-10-28"))
        try made.take(.deprivationEnded, "2022-09-01")
        #expect(clock(.deprivation, of: made) == nil)
    }

    @Test func `an extension agreed after the last day does not undo the days between`() throws {
        var made = try inPreProceedings()
        try made.take(.letterSent, "2022-03-03")
        try made.take(.firstMeeting, "2022-03-04")
        try made.take(.review, "2022-04-12")
        try made.take(.extended, "2022-07-01", [robin], StepFacts(other: day("2022-07-20")))
        #expect(clock(.lateExtension, of: made)?.due == day("2022-06-21"), "the last day of week 16")
        #expect(made.children[robin]?.drift(.default, on: day("2022-07-19")) == 10)
        try made.take(.extended, "2022-07-25", [robin], StepFacts(other: day("2022-08-10")))
        #expect(made.children[robin]?.drift(.default, on: day("2022-08-11")) == 10 + 5 + 1)
        #expect(clock(.lastDay, of: made)?.due == day("2022-08-10"))
    }

    @Test func `a timetable that the court extends after its end keeps the days between`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-05-02")
        try made.take(.timetableExtended, "2022-11-04", [robin], StepFacts(other: day("2022-12-23")))
        #expect(clock(.lateTimetable, of: made)?.daysOver(on: today) == 5)
        #expect(clock(.courtEnd, of: made)?.due == day("2022-12-23"))
    }

    @Test func `an extension past the council’s last day says why and who approved that`() throws {
        let made = try inPreProceedings()
        let facts = StepFacts(person: "Dilys Marchbank", words: "Report late", other: day("2022-06-22"))
        #expect(throws: CaseRefusal.overUsualLength(after: day("2022-06-21"))) {
            try made.checkLength(of: facts, for: [robin], .default)
        }
        var over = facts
        over.details[.overLength] = "The expert was ill; Dilys Marchbank"
        #expect(throws: Never.self) { try made.checkLength(of: over, for: [robin], .default) }
        #expect(throws: Never.self) {
            try made.checkLength(of: StepFacts(other: day("2022-06-21")), for: [robin], .default)
        }
        var extended = made
        try extended.take(.extended, "2022-06-01", [robin], over)
        #expect(clock(.lastDay, of: extended)?.basis.hasSuffix("over the usual length") == true)
        #expect(extended.children[robin]?.spell?.extensions.first?.overLength == "The expert was ill; Dilys Marchbank")
    }

    @Test func `drift is days over, a day on which several were late counting once`() throws {
        var made = try inPreProceedings()
        try made.take(.letterSent, "2022-03-11")
        try made.take(.firstMeeting, "2022-03-10")
        try made.take(.review, "2022-04-12")
        #expect(
            made.children[robin]?.drift(.default, on: day("2022-05-01")) == 3, "9 to 11 March: the letter, and on two of them the meeting")
        #expect(made.children[robin]?.drift(.default, on: day("2022-06-24")) == 3 + 3)
    }

    @Test func `26 weeks begin with the day of issue, and the court may order another day`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-05-02")
        #expect(clock(.courtEnd, of: made)?.due == day("2022-10-30"), "the 182nd day")
        #expect(clock(.courtEnd, of: made)?.force == .statute)
        try made.take(.timetableExtended, "2022-10-20", [robin], StepFacts(other: day("2022-12-23")))
        #expect(clock(.courtEnd, of: made)?.due == day("2022-12-23"))
    }

    @Test func `the case management hearing is on business days 12 to 18, the day of issue being the first`() throws {
        var made = try inPreProceedings()
        try made.take(.issued, "2022-03-07")
        #expect(Timescale.caseManagementFrom.due(after: day("2022-03-07")) == day("2022-03-22"))
        #expect(clock(.caseManagement, of: made)?.due == day("2022-03-30"))
        #expect(Timescale.caseManagement.due(after: day("2022-03-05")) == day("2022-03-30"), "an issue on Saturday counts from Monday")
        try made.take(.hearingListed, "2022-03-09", [robin], StepFacts(other: day("2022-04-04"), choice: .caseManagement))
        #expect(
            clock(.caseManagement, of: made)?.due == day("2022-04-04") && clock(.caseManagement, of: made)?.basis.contains("court") == true)
    }

    @Test func `legal planning for an unborn child is due by week 22`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [unborn])
        #expect(clock(.preBirthPlanning, of: made, unborn)?.due == day("2022-04-11"), "18 weeks before 15 August")
        try made.take(.planningHeld, "2022-04-20", [unborn], StepFacts(choice: .continuePlan))
        #expect(clock(.preBirthPlanning, of: made, unborn)?.daysOver(on: today) == 9)
    }

    @Test func `papers are due five clear working days before the meeting`() throws {
        var made = try PreProceedingsCase.at(.screening)
        try made.take(.planningBooked, "2022-03-02", [robin], StepFacts(other: day("2022-03-18")))
        #expect(clock(.papers, of: made)?.due == day("2022-03-10"))
        try made.take(.papersSent, "2022-03-11")
        #expect(clock(.papers, of: made)?.daysOver(on: today) == 1)
        try made.take(.planningBooked, "2022-03-16", [robin], StepFacts(other: day("2022-04-01")))
        #expect(clock(.papers, of: made)?.isRunning == true, "another day, other papers")
    }

    @Test func `a local length is the council’s, and law is not`() throws {
        var terms = LocalTerms()
        terms.set(.letterBeforeProceedings, 10)
        terms.set(.careProceedings, 400)
        var made = try inPreProceedings()
        #expect(clock(.letter, of: made, robin, terms)?.due == day("2022-03-15"))
        try made.take(.issued, "2022-05-02")
        #expect(clock(.courtEnd, of: made, robin, terms)?.due == day("2022-10-30"))
    }
}
