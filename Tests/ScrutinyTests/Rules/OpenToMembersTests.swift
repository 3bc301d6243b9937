import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Exempt parts that members of the committee may read")
struct OpenToMembersTests {
    private let agenda = day(6, 22)

    private func exemption(open: Bool) -> Exemption {
        Exemption(paragraph: .financialOrBusinessAffairs, publicInterest: "A price", isOpenToMembers: open)!
    }

    private func report(_ open: Bool, state: CommitteeReport.State = .published(on: day(6, 22), snapshot: "x")) -> CommitteeReport {
        .made(.made("Public", "Read by all."), .made("Money", "A price.", exemption: exemption(open: open)), state: state)
    }

    private func read(_ report: CommitteeReport, _ committees: [String] = ["people overview committee"], on day: Day? = nil) -> [String] {
        OpenToMembers.parts(of: report, to: committees, agendaPublic: agenda, on: day ?? agenda).map(\.heading)
    }

    @Test func `members of the committee read a part that is open to them, once the report is published`() {
        #expect(read(report(true)) == ["Money"])
        #expect(read(report(false)) == [], "nobody said that members may")
        #expect(read(report(true, state: .draft)) == [], "a draft")
        #expect(read(report(true), ["Another Committee"]) == [] && read(report(true), []) == [])
    }

    @Test func `a report that is exempt as a whole is read when it is signed off and the agenda is public`() {
        func whole(_ answer: SignOff.Answer, closed: Bool = false) -> CommitteeReport {
            let step = SignOff(step: SignOffStep(name: "Legal", post: "Legal", clearDays: 5), answer: answer)
            return .made(
                .made("All", "A price."), .made("More", "", exemption: closed ? exemption(open: false) : nil),
                facts: .made(exemption: exemption(open: true)), signOffs: [step])
        }
        let signed = SignOff.Answer.signedOff(by: "a", on: day(6, 1), words: "", draft: 1)
        #expect(read(whole(signed)) == ["All", "More"])
        #expect(read(whole(signed), on: agenda - 1) == [] && read(whole(.waiting)) == [])
        #expect(read(whole(signed, closed: true)) == [], "a part of it is closed to members")
    }

    @Test func `the paper of a member holds the open part with its number and nothing else`() throws {
        let report = CommitteeReport.made(
            .made("Public", "Read by all."), .made("Closed", "A secret.", exemption: exemption(open: false)),
            .made("Money", "A price.", exemption: exemption(open: true)), state: .published(on: agenda, snapshot: "x"))
        let paper = try #require(
            report.paper(openTo: ["People Overview Committee"], agendaPublic: agenda, on: agenda, from: .marlshire()))
        #expect(paper.sections.map(\.heading) == ["Money"] && paper.sections.first?.number == "3")
        #expect(report.paper(openTo: ["Another"], agendaPublic: agenda, on: agenda, from: .marlshire()) == nil)
    }
}
