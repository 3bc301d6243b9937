import Inspections
import SiteKit
import Testing

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Writing a report")
struct WritingTests {
    @Test func `a new report has every section of the form and is in draft 1`() async throws {
        let marlshire = try await MarlshireStore()
        let file = try await marlshire.scrutiny.file(marlshire.create())
        #expect(file.report.sections.count == ReportForm.standard.sections.count)
        #expect(file.report.signOffs.map(\.step) == ReportForm.standard.signOffs)
        #expect(file.report.stateWords == "draft 1")
        #expect(file.record.findings.first?.paragraphs == [14])
        #expect(file.openProblems.allSatisfy { $0.rule == .authorsNote })
    }

    @Test func `a second editor's text is shown beside the saved one, and nothing is overwritten`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .financial })
        func save(_ text: String, by changer: Changer) async throws {
            try await marlshire.scrutiny.editSection(
                section.id, of: report, heading: "Money", body: text, isComplete: false, version: section.version, by: changer)
        }
        try await save("Ada’s text", by: marlshire.author)
        let conflict = await #expect(throws: EditConflict.self) { try await save("Bea’s text", by: marlshire.other) }
        #expect(conflict?.fields.map(\.saved) == ["Money", "Ada’s text", ""])
        #expect(try await marlshire.scrutiny.file(report).report.section(section.id).body == "Ada’s text")
    }

    @Test func `a section moves one place and stays at the ends`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let before = try await marlshire.scrutiny.file(report).report.sections.map(\.id)
        try await marlshire.scrutiny.moveSection(before[5], of: report, up: true, by: marlshire.author)
        try await marlshire.scrutiny.moveSection(before[0], of: report, up: true, by: marlshire.author)
        var expected = before
        expected.swapAt(4, 5)
        #expect(try await marlshire.scrutiny.file(report).report.sections.map(\.id) == expected)
    }

    @Test func `a section of the council's own is added and removed`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let added = try await marlshire.scrutiny.addSection(to: report, heading: "Climate", level: .numbered, by: marlshire.author)
        let sections = try await marlshire.scrutiny.file(report).report.sections
        #expect(sections.firstIndex { $0.id == added } == sections.firstIndex { $0.kind == .backgroundPapers }.map { $0 - 1 })
        try await marlshire.scrutiny.removeSection(added, of: report, by: marlshire.author)
        #expect(try await !marlshire.scrutiny.file(report).report.sections.contains { $0.id == added })
    }

    @Test func `a changed form holds for reports started afterwards`() async throws {
        let marlshire = try await MarlshireStore()
        let early = try await marlshire.create()
        var form = ReportForm.standard
        form.sections.swapAt(4, 5)
        form.sections[4].heading = "What we ask"
        form.signOffs = [SignOffStep(name: "Legal", post: "Solicitor", clearDays: 3)]
        try await marlshire.scrutiny.saveForm(form, by: marlshire.author)
        let late = try await marlshire.create()
        #expect(try await marlshire.scrutiny.file(early).report.sections[4].heading == "Summary")
        #expect(try await marlshire.scrutiny.file(late).report.sections[4].heading == "What we ask")
        #expect(try await marlshire.scrutiny.file(late).report.signOffs.map(\.step.clearDays) == [3])
    }

    @Test func `a linked claim is resolved, and open again once unlinked`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .strengths })
        let claim = "Assessments are clear and timely."
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: claim, isComplete: true, version: 1, by: marlshire.author)
        func open() async throws -> Int { try await marlshire.scrutiny.file(report).openProblems.count { $0.rule == .claim } }
        #expect(try await open() == 1)
        try await marlshire.scrutiny.linkClaim(claim, of: report, to: .paragraph(14), today: day(5, 3), by: marlshire.author)
        #expect(try await open() == 0)
        try await marlshire.scrutiny.unlinkClaim(SentenceKey(claim), of: report, by: marlshire.author)
        #expect(try await open() == 1)
        let problem = try #require(try await marlshire.scrutiny.file(report).openProblems.first { $0.rule == .claim })
        try await marlshire.scrutiny.resolveProblem(problem.id, of: report, reason: "Known to all", today: day(5, 3), by: marlshire.author)
        #expect(try await open() == 0)
        #expect(try await marlshire.scrutiny.file(report).resolutions.map(\.by) == ["Ada Lowe"])
    }
}
