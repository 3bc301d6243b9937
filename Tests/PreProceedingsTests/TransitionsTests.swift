import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("What may follow what in pre-proceedings")
struct TransitionsTests {
    /// Steps from each stage, by hand: `stage: step → stage`, and those that leave the stage as it is. What is not here is refused.
    static let table = """
        screening: planningBooked planningHeld→continuing withdrawn issuedWithout→issued transferredOut died | assessmentCommissioned \
        emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        planningBooked: planningHeld→continuing withdrawn issuedWithout→issued transferredOut died | planningBooked papersSent \
        assessmentCommissioned emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        adjourned: planningBooked planningHeld→continuing withdrawn issuedWithout→issued transferredOut died | papersSent \
        assessmentCommissioned emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        notRecorded: planningBooked planningHeld→continuing withdrawn issuedWithout→issued transferredOut died | assessmentCommissioned \
        emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        continuing: planningBooked reentered→screening issuedWithout→issued transferredOut died | planningHeld emergency meetingOffered \
        meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        preProceedings: extended stepDownAgreed→steppedDown issueAgreed issued withdrawn transferredOut died | letterSent firstMeeting actionAgreed \
        assessmentCommissioned emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        extended: stepDownAgreed→steppedDown issueAgreed issued withdrawn transferredOut died | extended letterSent firstMeeting actionAgreed \
        assessmentCommissioned emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        issueAgreed: issued withdrawn transferredOut died | letterOfIssue assessmentCommissioned emergency meetingOffered \
        meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        issued: concluded withdrawn transferredOut died | letterOfIssue assessmentCommissioned hearingListed hearingHeld directionGiven \
        courtNamed advocatesMet expertInstructed interimOrder timetableExtended emergency meetingOffered meetingNotOffered coordinatorNamed meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        steppedDown: reentered→screening transferredOut died | followUp emergency meetingOffered meetingNotOffered coordinatorNamed \
        meetingNotHeld section20Agreed section20Ended carersNamed \
        deprivationOrdered
        concluded: reentered→screening died | deprivationOrdered
        transferredOut: reentered→screening died | deprivationOrdered
        withdrawn: reentered→screening died | deprivationOrdered
        died: |
        """

    static let expected: [Stage: [StepKind: Stage]] = {
        var expected: [Stage: [StepKind: Stage]] = [:]
        for line in table.split(separator: "\n") {
            let (stage, rest) = (Stage(rawValue: String(line.prefix { $0 != ":" }))!, line.drop { $0 != ":" }.dropFirst())
            let parts = rest.split(separator: "|", omittingEmptySubsequences: false)
            var row: [StepKind: Stage] = [:]
            for step in parts[0].split(separator: " ") {
                let words = step.split(separator: "→").map(String.init)
                row[StepKind(rawValue: words[0])!] = Stage(rawValue: words.last!)!
            }
            for step in parts[1].split(separator: " ") { row[StepKind(rawValue: String(step))!] = stage }
            expected[stage] = row
        }
        return expected
    }()

    @Test(
        "from each stage exactly these steps are possible, and they lead where the table says",
        arguments: Stage.allCases.filter { $0 != .turned18 })
    func transitions(from stage: Stage) throws {
        let before = try PreProceedingsCase.at(stage)
        #expect(before.stage() == stage)
        for kind in StepKind.allCases {
            var made = before
            do throws(CaseRefusal) {
                try made.take(kind, "2022-03-02")
                #expect(TransitionsTests.expected[stage]?[kind] == made.stage(), "\(stage) \(kind)")
            } catch {
                #expect(TransitionsTests.expected[stage]?[kind] == nil, "\(stage) \(kind): \(error)")
                #expect(made.trail == before.trail && made.stage() == before.stage())
            }
        }
    }

    @Test(
        "each outcome of the legal planning meeting leads to its stage",
        arguments: zip(
            [StepChoice.continuePlan, .preProceedings, .issue, .adjourn, .notRecorded],
            [Stage.continuing, .preProceedings, .issueAgreed, .adjourned, .notRecorded]))
    func outcomes(choice: StepChoice, stage: Stage) throws {
        var made = try PreProceedingsCase.at(.planningBooked)
        try made.take(.planningHeld, "2022-03-10", [robin], StepFacts(other: day("2022-03-24"), choice: choice))
        #expect(made.stage() == stage)
    }

    @Test func `brothers and sisters have outcomes of their own`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [robin, kit, unborn])
        try made.take(.planningHeld, "2022-03-10", [robin], StepFacts(choice: .preProceedings))
        try made.take(.planningHeld, "2022-03-10", [kit], StepFacts(choice: .continuePlan))
        try made.take(.planningHeld, "2022-03-10", [unborn], StepFacts(choice: .issue))
        #expect([robin, kit, unborn].map(made.stage(of:)) == [.preProceedings, .continuing, .issueAgreed])
        #expect(throws: CaseRefusal.notFrom(.continuing, .letterSent)) { try made.take(.letterSent, "2022-03-14", [robin, kit]) }
        #expect(made.children[robin]?.spell?.letter == nil, "none of it is recorded where one child stands in the way")
    }

    @Test func `an application after pre-proceedings and one without are different steps`() throws {
        var straight = try PreProceedingsCase.at(.screening)
        try straight.take(.planningHeld, "2022-03-02", [robin], StepFacts(choice: .issue))
        #expect(throws: CaseRefusal.neverInPreProceedings) { try straight.take(.issued, "2022-03-03") }
        try straight.take(.issuedWithout, "2022-03-03", [robin], StepFacts(words: "The child was found injured"))
        #expect(straight.children[robin]?.spell?.withoutReason == "The child was found injured")
        var agreed = try PreProceedingsCase.at(.issueAgreed)
        #expect(throws: CaseRefusal.wasInPreProceedings) { try agreed.take(.issuedWithout, "2022-03-03") }
    }

    @Test func `the record of an unborn child goes on after the birth`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [unborn])
        try made.take(.planningHeld, "2022-03-10", [unborn], StepFacts(choice: .preProceedings))
        try made.take(.born, "2022-08-11", [unborn])
        #expect(made.stage(of: unborn) == .preProceedings && made.children[unborn]?.isUnborn == false)
        #expect(throws: CaseRefusal.notUnborn) { try made.take(.born, "2022-08-12", [unborn]) }
    }

    @Test func `a child is 18 on the birthday and not before`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [kit])
        #expect(throws: CaseRefusal.under18(until: day("2022-10-05"))) { try made.take(.turned18, "2022-10-04", [kit]) }
        try made.take(.turned18, "2022-10-05", [kit])
        #expect(throws: CaseRefusal.notFrom(.turned18, .reentered)) { try made.take(.reentered, "2022-10-06", [kit]) }
    }

    @Test func `re-entry begins a spell with clocks of its own`() throws {
        var made = try PreProceedingsCase.at(.steppedDown)
        try made.take(.reentered, "2022-09-01")
        try made.take(.planningHeld, "2022-09-08", [robin], StepFacts(choice: .preProceedings))
        #expect(made.children[robin]?.spells.map(\.decided) == [day("2022-03-01"), day("2022-09-08")])
        #expect(made.children[robin]?.spell?.letter == nil && made.children[robin]?.spell?.wasReentry == true)
    }

    @Test func `a child transferred in keeps the decision of the other council`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.transferredIn, "2022-03-20", [robin], StepFacts(person: "Another council", other: day("2022-03-01")))
        #expect(made.stage() == .preProceedings && made.children[robin]?.spell?.decided == day("2022-03-01"))
    }

    @Test func `what a step needs is asked for`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        #expect(throws: CaseRefusal.missing(.person, "Who approved it")) {
            try made.record(
                .extended, on: day("2022-05-01"), for: [robin], StepFacts(words: "Report late", other: day("2022-07-01")), by: "",
                today: today)
        }
        #expect(throws: CaseRefusal.notLaterThan(day("2022-05-24"))) {
            try made.take(.extended, "2022-05-01", [robin], StepFacts(other: day("2022-05-24")))
        }
        #expect(throws: CaseRefusal.beforeFirstMeeting) { try made.take(.review, "2022-04-01") }
        #expect(throws: CaseRefusal.nothingOpen("Hair strand test")) {
            try made.take(.assessmentFiled, "2022-04-01", [robin], StepFacts(words: "Hair strand test"))
        }
        #expect(throws: CaseRefusal.missing(.words, "Help that is given")) {
            try made.record(
                .actionAgreed, on: day("2022-04-01"), for: [robin],
                StepFacts(person: "Mother", words: "School", other: day("2022-05-01"), details: [.concern: "Missed school"]), by: "",
                today: today)
        }
        #expect(throws: CaseRefusal.nothingOpen("School")) {
            try made.take(.actionReviewed, "2022-04-01", [robin], StepFacts(words: "School", choice: .done))
        }
        #expect(throws: CaseRefusal.noDeprivation) { try made.take(.deprivationReviewed, "2022-04-01") }
        #expect(throws: CaseRefusal.inFuture) { try made.take(.letterSent, "2023-01-01") }
        #expect(throws: CaseRefusal.noChildren) { try made.take(.letterSent, "2022-03-03", []) }
        #expect(throws: CaseRefusal.notAChoice(.planningHeld)) {
            try made.take(.planningHeld, "2022-03-03", [robin], StepFacts(choice: .careOrder))
        }
        #expect(throws: CaseRefusal.bookedBefore(day("2022-04-01"))) {
            try made.take(.assessmentCommissioned, "2022-04-01", [robin], StepFacts(words: "Parenting", other: day("2022-03-31")))
        }
    }

    @Test(arguments: StepKind.allCases.filter { $0.rule.label(.other) != nil && $0 != .transferredIn })
    func `what comes next is not before the step, nor more than a year after it`(_ kind: StepKind) throws {
        let (on, made) = (day("2022-04-01"), try PreProceedingsCase.at(.preProceedings))
        func record(_ other: String) -> CaseRefusal? {
            var made = made
            do throws(CaseRefusal) {
                try made.record(
                    kind, on: on, for: [robin], kind.filled(StepFacts(other: day(other), choice: kind.rule.choices.first), on: on), by: "",
                    today: today)
                return nil
            } catch { return error }
        }
        #expect(record("2022-03-31") == .bookedBefore(on))
        #expect(record("2023-04-02") == .tooFarAhead(after: on))
        #expect(record("2023-04-01") != .tooFarAhead(after: on) && record("2022-04-01") != .bookedBefore(on))
    }

    @Test func `that one child died is not what became of a family whose other child goes on`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [robin, kit])
        try made.take(.planningHeld, "2022-03-10", [robin, kit], StepFacts(choice: .continuePlan))
        try made.take(.died, "2022-05-01", [kit])
        #expect(made.stage == .continuing)
        try made.take(.died, "2022-06-01", [robin])
        #expect(made.stage == .died)
    }

    @Test func `a wrong step stays in the trail beside what is right`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-03")
        let letter = made.trail.last!.number
        try made.correct(letter, .happened(on: day("2022-03-07")), because: "Posted on Monday", by: "Jory Tamblett", today: today)
        #expect(made.children[robin]?.spell?.letter == day("2022-03-07"))
        #expect(made.trail.last?.day == day("2022-03-03"), "the record itself is as it was")
        try made.correct(letter, .didNotHappen, because: "It was another family’s", by: "Jory Tamblett", today: today)
        #expect(made.children[robin]?.spell?.letter == nil && made.corrections.count == 2)
        #expect(throws: CaseRefusal.alreadyCorrected(letter)) {
            try made.correct(letter, .didNotHappen, because: "Again", by: "Jory Tamblett", today: today)
        }
    }

    @Test func `a correction may change whom a step is about and every fact of it, and what was recorded stays`() throws {
        var made = try PreProceedingsCase.at(.screening)
        try made.take(.screened, "2022-03-01", [kit])
        try made.take(.planningHeld, "2022-03-02", [robin], StepFacts(choice: .continuePlan))
        let (held, recorded) = (made.trail[2].number, made.trail[2])
        let right = StepFacts(
            person: "Corin Elsworthy", words: "Read again", choice: .preProceedings, threshold: .yes, safeToWait: .no)
        try made.correct(
            held, .was(StepContent(day("2022-03-03"), [robin, kit], right)), because: "The minutes say B for both", by: "J", today: today)
        #expect(made.stage() == .preProceedings && made.stage(of: kit) == .preProceedings)
        #expect(made.children[kit]?.spell?.decided == day("2022-03-03"))
        #expect(made.trail[2] == recorded && made.steps[2].facts == right)
        try made.correct(held, .happened(on: day("2022-03-04")), because: "The day too", by: "J", today: today)
        #expect(made.steps[2].facts == right && made.steps[2].day == day("2022-03-04"), "a later correction stands on the one before")
        #expect(made.trail[2].versions(made.corrections).map { $0?.day } == [day("2022-03-02"), day("2022-03-03"), day("2022-03-04")])
    }

    @Test func `a correction asks for what the step asks for, and for something that is different`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-03")
        let letter = made.trail.last!
        func correct(_ day: Day, _ children: [Identifier<Child>], _ facts: StepFacts) throws(CaseRefusal) {
            try made.correct(letter.number, .was(StepContent(day, children, facts)), because: "?", by: "J", today: today)
        }
        #expect(throws: CaseRefusal.asRecorded(letter.number)) { try correct(letter.day, [robin], letter.facts) }
        #expect(throws: CaseRefusal.missing(.person, "Who it was sent to")) { try correct(letter.day, [robin], StepFacts()) }
        #expect(throws: CaseRefusal.noChildren) { try correct(letter.day, [], letter.facts) }
        #expect(throws: CaseRefusal.notInCase) { try correct(letter.day, [kit], letter.facts) }
        #expect(throws: CaseRefusal.inFuture) { try correct(today + 1, [robin], letter.facts) }
        #expect(made.corrections.isEmpty)
    }

    @Test func `a step that was recorded of a child the reader may not know is shown to them as it is right, or not at all`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.screened, "2022-03-02", [kit], StepFacts(words: "Kit’s reason"))
        try made.take(.letterSent, "2022-03-04", [robin], StepFacts(person: "Wrong people"))
        let (screened, letter) = (made.trail[2].number, made.trail[3].number)
        try made.correct(
            letter, .was(StepContent(day("2022-03-04"), [robin], StepFacts(person: "Each parent"))), because: "Read again", by: "J",
            today: today)
        try made.correct(
            screened, .was(StepContent(day("2022-03-02"), [unborn], StepFacts(words: "The baby"))), because: "Kit was meant", by: "J",
            today: today)
        let (ofKit, ofUnborn) = (made.only([kit]), made.only([unborn]))
        #expect(ofKit.trail.isEmpty && ofKit.corrections.isEmpty)
        #expect(ofUnborn.trail.map(\.facts.words) == ["The baby"] && ofUnborn.corrections.isEmpty)
        #expect(made.only([robin]).corrections.map(\.step) == [letter])
    }

    @Test func `a correction that a later step contradicts is refused and names it`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-03")
        let before = made.children[robin]?.stage
        #expect(throws: CaseRefusal.later(3, .letterSent, .notFrom(.screening, .letterSent))) {
            try made.correct(2, .didNotHappen, because: "Wrong family", by: "Jory Tamblett", today: today)
        }
        #expect(made.children[robin]?.stage == before && made.corrections.isEmpty)
        #expect(throws: CaseRefusal.noSuchStep(9)) { try made.correct(9, .didNotHappen, because: "?", by: "", today: today) }
    }

    @Test func `every kind has a title, a trail and a place in the table`() {
        for kind in StepKind.allCases {
            #expect(kind.rule.title != kind.rawValue, "\(kind)")
            #expect(kind.rule.asks[.choice] == nil || !kind.rule.choices.isEmpty, "\(kind)")
        }
    }
}
