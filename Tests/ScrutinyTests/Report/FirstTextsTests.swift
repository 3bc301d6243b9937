import Inspections
import Testing

@testable import Scrutiny

@Suite("First texts of a report")
struct FirstTextsTests {
    private let finding = Finding.made("the timeliness of letters", paragraphs: [14])

    private func started(_ record: ReportRecord) -> CommitteeReport {
        .started(on: record.inspection.id, facts: .made(), form: .standard, record: record)
    }

    @Test func `every section of the shipped form is there, in its order, with its text`() {
        let report = started(.marlshire(findings: [finding]))
        #expect(report.sections.map(\.kind) == ReportForm.standard.sections.map(\.kind))
        for section in report.sections where !section.kind.isFromFacts && section.kind != .report {
            #expect(!section.body.isEmpty, "\(section.heading)")
        }
    }

    @Test func `the summary tells the days, the grade and the inspection before`() throws {
        let summary = try #require(started(.marlshire(findings: [finding])).sections.first { $0.kind == .summary }).body
        for words in [
            "from 7 to 11 February 2022", "notified on 31 January 2022", "on 25 March 2022", "**Good**", "11 September to 5 October 2017",
            "Nell Fane",
        ] {
            #expect(summary.contains(words), "\(words)")
        }
    }

    @Test func `the claim check finds nothing in a first text but the notes to its author`() {
        let record = ReportRecord.marlshire(findings: [finding], paragraphs: [14: "Letters are late."])
        let problems = ClaimCheck(started(record), against: record, links: []).problems.filter { $0.rule != .authorsNote }
        #expect(problems.map(\.excerpt) == [])
    }

    @Test func `a letter without grades, days or an earlier inspection still gives a report`() {
        let inspection = Inspection(framework: .focusedVisit, localAuthority: "Marlshire", state: .published)
        let report = started(ReportRecord(council: "Marlshire County Council", inspection: inspection))
        #expect(report.sections.first { $0.kind == .summary }?.body.contains("[add the dates of the inspection]") == true)
    }
}
