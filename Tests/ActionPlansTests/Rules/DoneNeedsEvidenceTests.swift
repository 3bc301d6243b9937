import ActionPlans
import Testing

@Suite("Done needs evidence")
struct DoneNeedsEvidenceTests {
    @Test func `without evidence an action cannot be called done`() {
        #expect(!DoneNeedsEvidence.allows(.made()))
        #expect(DoneNeedsEvidence.allows(.made(evidence: [.made()])))
    }

    @Test func `evidence that was set aside does not count`() {
        let aside = Evidence.made(setAside: Withdrawal(day: day(5, 2), reason: "Wrong file"))
        #expect(!DoneNeedsEvidence.allows(.made(evidence: [aside])))
        #expect(DoneNeedsEvidence.allows(.made(evidence: [aside, .made()])))
    }

    @Test func `a done action whose evidence was set aside contradicts itself`() {
        let done = [Update.made(.doneAndEvidenced, on: day(5, 3))]
        #expect(DoneNeedsEvidence.isContradicted(.made(updates: done)))
        #expect(!DoneNeedsEvidence.isContradicted(.made(updates: done, evidence: [.made()])))
        #expect(!DoneNeedsEvidence.isContradicted(.made()))
    }
}
