import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Before the register of questions is published")
struct RegisterReleaseTests {
    private let register = CommitteeRegister(
        council: "Marlshire County Council",
        lines: [
            CommitteeRegister.Line(
                CommitteeQuestion(
                    number: 1, kind: .question,
                    asked: Minuted(committee: "People", meeting: day(5, 11), reference: "Minute 4", words: "How many?"), due: day(5, 25)),
                owner: nil, evidence: [])
        ].compactMap(\.self), coming: [])

    private func proposal(by person: String = "ada", _ content: String = "same") -> RegisterRelease.Proposal {
        RegisterRelease.Proposal(by: person, on: day(6, 15), content: content)
    }

    @Test func `two people and the same words`() throws {
        try RegisterRelease(register, openProblems: 0).mayPublish(proposal(), by: "bea", content: "same")
    }

    @Test func `nobody publishes what nobody proposed, what they proposed themselves, or what has changed`() {
        let release = RegisterRelease(register, openProblems: 0)
        #expect(throws: PublicationRefusal.notProposed) { try release.mayPublish(nil, by: "bea", content: "same") }
        #expect(throws: PublicationRefusal.samePerson) { try release.mayPublish(proposal(), by: "ada", content: "same") }
        #expect(throws: PublicationRefusal.changedSinceProposal) { try release.mayPublish(proposal(), by: "bea", content: "other") }
    }

    @Test func `an open issue or an empty register prevents a proposal`() {
        #expect(RegisterRelease(register, openProblems: 2).obstacles == [.openProblems(2)])
        let empty = CommitteeRegister(council: "Marlshire County Council", lines: [], coming: [])
        #expect(RegisterRelease(empty, openProblems: 0).obstacles == [.nothingToPublish])
    }
}
