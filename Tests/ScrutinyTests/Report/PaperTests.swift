import Inspections
import SiteKit
import Testing

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("A paper as its readers see it")
struct PaperTests {
    @Test func `a sentence that rests on the officers' judgement alone says so`() {
        var report = CommitteeReport.made(.made("The inspection", "Visits are timely. Staff are supported.\n\n- Homes are safe"))
        report.officersJudgements = [SentenceKey("Staff are supported."), SentenceKey("Homes are safe")]
        let text = PaperView.article(report.paper(.public, from: .marlshire())).string
        #expect(text.contains("Visits are timely. Staff are supported (officers’ judgement)."))
        #expect(text.contains("Homes are safe (officers’ judgement)"))
    }

    @Test func `an exempt line of the box and an exempt report leave a mark in the public part`() {
        let box = CommitteeReport.made(
            .made("Price", "£12", .front, exemption: .money), .made("Summary", "First."))
        #expect(
            box.paper(.public, from: .marlshire()).front.flatMap(\.lines).contains {
                $0.hasPrefix("Not for publication: exempt under paragraph 3")
            })
        let whole = CommitteeReport.made(.made("Summary", "First."), facts: .made(exemption: .money))
        let text = PaperView.article(whole.paper(.public, from: .marlshire())).string
        #expect(text.contains("This report is exempt under paragraph 3") && !text.contains("First."))
    }

    @Test func `what a report attaches is named, numbered in its order and follows the report`() throws {
        var record = ReportRecord.marlshire(findings: [.made("the letters", paragraphs: [14])])
        record.document = AttachedDocument(digest: "x", pages: 12)
        let report = CommitteeReport.made(.made("Appendices", "{{attached-report}}\n\n{{attached-plan}}", .closing, kind: .appendices))
        let paper = report.paper(.public, from: record)
        #expect(paper.appendices.map(\.title) == ["Appendix 1 – Ofsted’s report", "Appendix 2 – Action plan"])
        let (page, file) = (PaperView.article(paper).string, PaperView.article(paper, isFile: true).string)
        #expect(page.contains("Appendix 1 – Ofsted’s report (12 pages)") && page.contains("Its pages are in the PDF"))
        #expect(file.contains(Document.attachedHere.string) && !page.contains(Document.attachedHere.string))
        record.document = nil
        #expect(PaperView.article(report.paper(.public, from: record)).string.contains("no file is recorded, so it is not attached"))
        #expect(CommitteeReport.made(.made("Summary", "First.")).paper(.public, from: record).appendices.isEmpty)
    }

    @Test func `a status has its colour and its word`() {
        let finding = Finding.made("the letters", paragraphs: [14])
        let action = ActionLine(
            findings: [finding.id], reference: "A1.1", title: "Renew", post: "Head", due: nil, delivery: "Off track",
            impact: "Not sustained")
        let paper = CommitteeReport.made(.made("Actions", "{{actions}}")).paper(
            .public, from: .marlshire(findings: [finding], actions: [action]))
        let text = PaperView.article(paper).string
        #expect(
            text.contains("<span class=\"tag off\">Off track</span>") && text.contains("<span class=\"tag worst\">Not sustained</span>"))
    }
}
