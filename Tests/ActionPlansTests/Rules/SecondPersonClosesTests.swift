import ActionPlans
import Testing
import Vocabulary

@Suite("A second person closes")
struct SecondPersonClosesTests {
    private func done(by account: String = "owner", evidence: [Evidence] = [.made()], closings: [Closing] = []) -> Action {
        .made(
            updates: [
                Update(
                    day: day(6, 1), words: "Done", delivery: .doneAndEvidenced, impact: .notMeasured, author: "Ada", owner: nil,
                    account: account)
            ], evidence: evidence, closings: closings)
    }

    @Test func `somebody else may close what is done and evidenced`() throws {
        try SecondPersonCloses.check(done(), closer: "auditor", holder: "owner")
    }

    @Test func `neither the owner nor whoever called it done may`() {
        #expect(throws: ClosingRefusal.needsSecondPerson) { try SecondPersonCloses.check(done(), closer: "owner", holder: nil) }
        #expect(throws: ClosingRefusal.needsSecondPerson) { try SecondPersonCloses.check(done(), closer: "boss", holder: "boss") }
    }

    @Test func `it has to be called done, with evidence, and is closed once`() {
        #expect(throws: ClosingRefusal.notCalledDone) { try SecondPersonCloses.check(.made(), closer: "auditor", holder: nil) }
        #expect(throws: ClosingRefusal.noEvidence) { try SecondPersonCloses.check(done(evidence: []), closer: "auditor", holder: nil) }
        let closing = Closing(day: day(6, 2), by: "S", words: "x")
        #expect(throws: ClosingRefusal.closedAlready(on: day(6, 2))) {
            try SecondPersonCloses.check(done(closings: [closing]), closer: "auditor", holder: nil)
        }
    }
}
