import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("The offer of a family meeting before applying")
struct OfferBeforeApplyingTests {
    private func offer(_ made: PreProceedingsCase) -> OfferBeforeApplying? {
        made.children[robin]?.spell.flatMap { OfferBeforeApplying($0) }
    }

    @Test func `an application never waits, and a missing offer is marked with its reason and who knows`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.issued, "2022-05-02", [robin], StepFacts(person: "Dilys Marchbank", words: "Father could not be found"))
        #expect(offer(made) == .missing(reason: "Father could not be found", senior: "Dilys Marchbank"))
        var silent = try PreProceedingsCase.at(.preProceedings)
        try silent.take(.issued, "2022-05-02")
        #expect(offer(silent) == .missing(reason: "", senior: ""))
    }

    @Test func `an offer in the letter and one apart are each a proof`() throws {
        for how in [StepChoice.inLetter, .apart] {
            var made = try PreProceedingsCase.at(.preProceedings)
            try made.take(.meetingOffered, "2022-03-04", [robin], StepFacts(choice: how))
            try made.take(.issued, "2022-05-02")
            #expect(offer(made) == .offered(.init(on: day("2022-03-04"), how: how)))
        }
    }

    @Test func `an offer after the application is none`() throws {
        var made = try PreProceedingsCase.at(.issued)
        try made.take(.meetingOffered, "2022-03-02", [robin], StepFacts(choice: .apart))
        #expect(offer(made)?.isMissing == true)
    }

    @Test func `exempt from offering and exempt from holding are different`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.meetingNotHeld, "2022-03-04")
        try made.take(.issued, "2022-05-02")
        #expect(offer(made)?.isMissing == true)
        var exempt = try PreProceedingsCase.at(.preProceedings)
        try exempt.take(.meetingNotOffered, "2022-03-04", [robin], StepFacts(person: "Dilys Marchbank", words: "Risk of abduction"))
        try exempt.take(.issued, "2022-05-02")
        #expect(offer(exempt) == .exempt(.init(on: day("2022-03-04"), reason: "Risk of abduction", decidedBy: "Dilys Marchbank")))
    }

    @Test func `an emergency asks nothing and leaves the child where it was`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.record(
            .emergency, on: day("2022-03-05"), for: [robin], StepFacts(choice: .policeProtection), by: "Jory Tamblett", today: today)
        #expect(made.stage() == .preProceedings && offer(made) == nil)
    }

    @Test func `a family meeting is held once somebody accepted, and the plan follows it`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        #expect(throws: CaseRefusal.notOffered) { try made.take(.meetingAccepted, "2022-03-03") }
        try made.take(.meetingOffered, "2022-03-03")
        #expect(throws: CaseRefusal.notAccepted) { try made.take(.meetingHeld, "2022-03-04") }
        try made.take(.meetingDeclined, "2022-03-04")
        try made.take(.meetingAccepted, "2022-03-05")
        #expect(throws: CaseRefusal.noMeeting) { try made.take(.familyPlan, "2022-03-06") }
        try made.take(.meetingHeld, "2022-03-20", [robin], StepFacts(choice: .spokeThroughAdvocate))
        try made.take(.familyPlan, "2022-03-20", [robin], StepFacts(choice: .notAgreedAsSafe))
        #expect(made.children[robin]?.spell?.family.plan?.isSafe == false)
    }

    @Test func `the duty begins on the day the council sets`() {
        #expect(!OfferBeforeApplying.isDuty(on: today, .default))
        #expect(OfferBeforeApplying.isDuty(on: today, LocalTerms(dutyFrom: today)))
        #expect(!OfferBeforeApplying.isDuty(on: today - 1, LocalTerms(dutyFrom: today)))
    }
}
