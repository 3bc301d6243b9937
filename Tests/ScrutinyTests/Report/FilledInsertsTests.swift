import Inspections
import Testing

@testable import Scrutiny

@Suite("Tables and lists from the record")
struct FilledInsertsTests {
    private func tables(_ insert: String, _ record: ReportRecord) -> [Paper.Table] {
        let paper = CommitteeReport.made(.made("Report", "{{\(insert)}}")).paper(.public, from: record)
        return paper.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    @Test func `judgements stand beside the nearest of the previous inspection`() throws {
        let table = try #require(tables("judgements", .marlshire()).first)
        #expect(table.columns.map(\.title) == ["Judgement", "Grade", "Previous (2017)"])
        #expect(table.rows[1] == [JudgementArea.helpProtection.name, "Requires improvement to be good", "Good (Help and protection)"])
        #expect(table.rows[2][2] == "Not judged")
    }

    @Test func `an action shows both statuses, under the finding it answers`() throws {
        let finding = Finding.made("the letters", paragraphs: [14])
        let action = ActionLine(
            findings: [finding.id], reference: "A1.1", title: "Renew the letter", post: "Head of safeguarding", due: day(6, 30),
            delivery: "On track", impact: "Too early to tell")
        let table = try #require(tables("actions", .marlshire(findings: [finding], actions: [action])).first)
        #expect(table.caption == "The letters (Ofsted’s report, paragraph 14).")
        #expect(table.rows == [["A1.1", "Renew the letter", "Head of safeguarding", "30 June 2022", "On track", "Too early to tell"]])
        #expect(table.columns.map(\.share).reduce(0, +) == 100)
    }

    @Test("an empty record says so in words", arguments: ["findings", "actions", "strengths", "weaknesses"])
    func empty(insert: String) {
        let paper = CommitteeReport.made(.made("Report", "{{\(insert)}}")).paper(.public, from: .marlshire())
        guard case .paragraph(_, let runs)? = paper.sections.first?.blocks.first else { return #expect(Bool(false), "no words") }
        #expect(!runs.plain.isEmpty)
    }
}
