import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Lifted by two")
struct LiftedByTwoTests {
    private let proposer = Identifier<Worker>()
    private var proposal: LiftProposal {
        LiftProposal(proposer: proposer, proposedOn: Marlshire.monday, reason: "The adoption order was made")
    }

    @Test("who proposed it can only take it back", arguments: LiftProposal.Outcome.allCases)
    func own(outcome: LiftProposal.Outcome) {
        let refusal: LiftRefusal? = outcome == .withdrawn ? nil : .ownProposal
        #expect(refusal == outcomeOf(outcome, by: proposer))
    }

    @Test("another person confirms or keeps, and does not take it back", arguments: LiftProposal.Outcome.allCases)
    func other(outcome: LiftProposal.Outcome) {
        let refusal: LiftRefusal? = outcome == .withdrawn ? .notYours : nil
        #expect(refusal == outcomeOf(outcome, by: Identifier()))
    }

    @Test func `a reason has fifteen letters, signs and spaces not counted`() {
        #expect(!LiftedByTwo.suffices("abcdefghijklmn 1234 !!") && LiftedByTwo.suffices("abcdefghijklmno"))
    }

    @Test func `the answer is due five working days later`() { #expect(LiftedByTwo.due(proposal) == Marlshire.monday + 7) }

    private func outcomeOf(_ outcome: LiftProposal.Outcome, by worker: Identifier<Worker>) -> LiftRefusal? {
        do throws(LiftRefusal) { try LiftedByTwo.check(outcome, of: proposal, by: worker) } catch { return error }
        return nil
    }
}
