import Inspections
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Before a report is published")
struct PublishingTests {
    private let signedOff = SignOff(
        step: SignOffStep(name: "Legal", post: "Solicitor", clearDays: 12), answer: .signedOff(by: "l", on: day(6, 1), words: "", draft: 1))

    private func publishing(
        _ state: CommitteeReport.State = .proposed(by: "ada", on: day(6, 20), content: "same"), signOff: SignOff? = nil,
        section: ReportSection = .made("Summary", "Text."), facts: ReportFacts = .made(), record: ReportRecord = .marlshire(), open: Int = 0
    ) -> Publishing {
        Publishing(
            .made(section, facts: facts, signOffs: [signOff ?? signedOff], state: state), record: record, openProblems: open)
    }

    @Test func `two people, everything signedOff, on the first day the agenda is public`() throws {
        try publishing().mayPublish(by: "bea", content: "same", on: day(6, 21))
    }

    @Test func `the one who proposed cannot publish`() {
        #expect(throws: PublicationRefusal.samePerson) { try publishing().mayPublish(by: "ada", content: "same", on: day(6, 21)) }
    }

    @Test func `the day before the agenda is public is too early`() {
        #expect(throws: PublicationRefusal.agendaNotPublic(until: day(6, 21))) {
            try publishing().mayPublish(by: "bea", content: "same", on: day(6, 20))
        }
    }

    @Test func `what changed since the proposal is proposed again`() {
        #expect(throws: PublicationRefusal.changedSinceProposal) {
            try publishing().mayPublish(by: "bea", content: "other", on: day(6, 21))
        }
    }

    @Test func `nobody publishes what nobody proposed`() {
        #expect(throws: PublicationRefusal.notProposed) { try publishing(.draft).mayPublish(by: "bea", content: "same", on: day(6, 21)) }
    }

    @Test func `an answer on an earlier draft does not count`() {
        let earlier = SignOff(step: signedOff.step, answer: .signedOff(by: "l", on: day(6, 1), words: "", draft: 0))
        #expect(publishing(signOff: earlier).obstacles == [.notSignedOff(["Legal"])])
    }

    @Test func `everything in the way is told at once`() {
        let refused = SignOff(step: signedOff.step, answer: .notSignedOff(by: "l", on: day(6, 1), words: "Costs", draft: 1))
        let obstacles = publishing(
            .draft, signOff: refused, section: .made("Summary", "Text.", isComplete: false),
            record: .marlshire(state: .finalUnderEmbargo),
            open: 2
        ).obstacles
        #expect(obstacles == [.underEmbargo, .unfinishedSections(["Summary"]), .notSignedOff(["Legal"]), .openProblems(2)])
    }

    @Test func `a report that is exempt as a whole is never published`() {
        #expect(publishing(facts: .made(exemption: .money)).obstacles == [.whollyExempt])
    }

    @Test func `what is published stays as it is`() {
        #expect(publishing(.published(on: day(6, 21), snapshot: "x")).obstacles == [.alreadyPublished])
    }
}
