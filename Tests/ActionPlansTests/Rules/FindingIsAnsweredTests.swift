import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("A finding is answered")
struct FindingIsAnsweredTests {
    private func closed(_ verdict: VerdictOfMeasure.Name) -> Action {
        .made(
            measures: [LinkedMeasure(name: "Letters", verdict: verdict, since: day(6, 1))],
            closings: [Closing(day: day(6, 10), by: "S", words: "x")])
    }

    private func check(_ actions: [Action], closer: String = "director") throws(ClosingRefusal) {
        try FindingIsAnswered.check(actions, closer: closer, holders: ["owner"], on: day(6, 20))
    }

    @Test func `everything is closed and better`() throws { try check([closed(.improved), closed(.improved)]) }

    @Test func `done alone does not close it`() {
        #expect(throws: ClosingRefusal.notSeenBetter("A1.1: no change seen")) { try check([closed(.noChange)]) }
    }

    @Test func `one open action keeps it open, and no action at all does too`() {
        #expect(throws: ClosingRefusal.actionsOpen(1)) { try check([closed(.improved), .made()]) }
        #expect(throws: ClosingRefusal.notCalledDone) { try check([]) }
    }

    @Test func `an owner of one of its actions cannot close it`() {
        #expect(throws: ClosingRefusal.needsSecondPerson) { try check([closed(.improved)], closer: "owner") }
    }
}
