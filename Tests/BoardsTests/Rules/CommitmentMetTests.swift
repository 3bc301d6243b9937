import Boards
import Testing
import Vocabulary

@Suite("A partner’s commitment")
struct PromiseKeptTests {
    @Test func `the due date itself is in time`() {
        #expect(CommitmentMet.shortfall(.made(by: day(6, 1)), on: day(6, 1)) == nil)
        #expect(
            CommitmentMet.shortfall(.made(by: day(6, 1)), on: day(6, 2))
                == "Due 1 June 2022, 1 day overdue, with no outcome recorded")
    }

    @Test func `recorded as not met it is listed whatever its due date, and may be met later`() throws {
        var commitment = PartnerCommitment.made(by: day(6, 30), outcome: .notMet(on: day(6, 10), words: "No money"))
        #expect(CommitmentMet.shortfall(commitment, on: day(6, 11))?.contains("not met on 10 June 2022: No money") == true)
        try commitment.recordOutcome(.met(on: day(7, 1), words: "Money found"))
        #expect(CommitmentMet.shortfall(commitment, on: day(7, 2)) == nil)
        #expect(throws: PartnerRefusal.metAlready(on: day(7, 1))) { try commitment.recordOutcome(.notMet(on: day(7, 3), words: "Gone")) }
    }
}
