import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Lifted by two")
struct RemovedByTwoTests {
    private let proposer = Identifier<Worker>()
    private var proposal: RemovalProposal {
        RemovalProposal(proposer: proposer, proposedOn: Marlshire.monday, reason: "The adoption order was made")
    }

    @Test("who proposed it can only take it back", arguments: RemovalProposal.Outcome.allCases)
    func own(outcome: RemovalProposal.Outcome) {
        let refusal: RemovalRefusal? = outcome == .withdrawn ? nil : .ownProposal
        #expect(refusal == outcomeOf(outcome, by: proposer))
    }

    @Test("another person confirms or keeps, and does not take it back", arguments: RemovalProposal.Outcome.allCases)
    func other(outcome: RemovalProposal.Outcome) {
        let refusal: RemovalRefusal? = outcome == .withdrawn ? .notYours : nil
        #expect(refusal == outcomeOf(outcome, by: Identifier()))
    }

    @Test func `a reason has fifteen letters, signs and spaces not counted`() {
        #expect(!RemovedByTwo.suffices("abcdefghijklmn 1234 !!") && RemovedByTwo.suffices("abcdefghijklmno"))
    }

    @Test func `the answer is due five working days later`() { #expect(RemovedByTwo.due(proposal) == Marlshire.monday + 7) }

    private func outcomeOf(_ outcome: RemovalProposal.Outcome, by worker: Identifier<Worker>) -> RemovalRefusal? {
        do throws(RemovalRefusal) { try RemovedByTwo.check(outcome, of: proposal, by: worker) } catch { return error }
        return nil
    }
}
