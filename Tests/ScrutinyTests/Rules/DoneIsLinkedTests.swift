import ActionPlans
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("What a page for families says is done")
struct DoneIsLinkedTests {
    private func action(_ reference: String, _ title: String, _ status: OutwardStatus.Kind) -> ActionLine {
        ActionLine(
            findings: [], reference: reference, title: title, post: "Head", due: nil, delivery: "", impact: "", status: status,
            isSettled: status == .done)
    }

    private func excerpts(
        _ lead: String, _ lines: [String], _ actions: [ActionLine], link: (String, ReportLink)? = nil
    ) -> [String] {
        var record = ReportRecord.marlshire()
        record.actions = actions
        let place = Passage.Place(heading: "What we are doing")
        let passages =
            [Passage(lead, form: .paragraph, kind: .plainActions, at: place)]
            + lines.map { Passage($0, form: .bullet, kind: .plainActions, at: place) }
        let links = link.map { [ClaimLink(sentence: SentenceKey($0.0), link: $0.1)] } ?? []
        return ClaimCheck(CheckedReport(passages: passages, record: record, links: links)).problems(.doneIsLinked).map(\.excerpt)
    }

    private let lost = "Keep a list of families"
    private var actions: [ActionLine] { [action("A1.1", lost, .notSustained), action("A1.2", "Print the leaflet", .done)] }

    @Test func `everyday words under done are asked for their action while one has not lasted`() {
        let line = "We keep one list of everybody."
        #expect(excerpts("We have done this:", [line], actions) == [line])
        #expect(excerpts("We have done this:", [line], [action("A1.2", "Print the leaflet", .done)]).isEmpty, "nothing was lost")
        #expect(excerpts("We have done this:", ["Print the leaflet."], actions).isEmpty, "the words of an action that is done")
        #expect(excerpts("We are still doing this:", [line], actions).isEmpty)
        #expect(excerpts("We did this, but the improvement did not last:", [line], actions).isEmpty)
        #expect(excerpts("We have done this:", ["We kept one list, but that did not last."], actions).isEmpty)
        #expect(excerpts("We have done this: We keep one list.", [], actions).count == 1)
    }

    @Test func `only an action that is done and has lasted is an answer`() {
        let line = "We keep one list of everybody."
        func left(_ link: ReportLink) -> Int { excerpts("We have done this:", [line], actions, link: (line, link)).count }
        #expect(left(.action("A1.2")) == 0)
        #expect(left(.action("A1.1")) == 1)
        #expect(left(.paragraph(14)) == 1)
        #expect(left(.officersJudgement) == 1)
    }
}
