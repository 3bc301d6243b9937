import Foundation
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Pages of a report")
struct ReportPagesTests {
    private func head(_ marlshire: MarlshireStore, _ report: Identifier<CommitteeReport>, acts: [Act] = TestPageRequest.all) async throws
        -> ReportHead
    {
        ReportHead(request: TestPageRequest.make(acts: acts, person: marlshire.ada), file: try await marlshire.scrutiny.file(report))
    }

    @Test func `the report's page lists each section, each step with its day, and one next step`() async throws {
        let marlshire = try await MarlshireStore()
        let head = try await head(marlshire, marlshire.create())
        let page = ReportPage.page(head.request, head.file, thread: []).body.string
        for section in head.file.report.sections where section.level != .front { #expect(page.contains(section.heading)) }
        for signOff in head.file.report.signOffs { #expect(page.contains("\(head.file.days.due(signOff.step))")) }
        #expect(page.contains("Write “Summary”"))
        #expect(page.contains("Tuesday 21 June 2022"))
    }

    @Test func `a section has the number that it carries on paper`() async throws {
        let marlshire = try await MarlshireStore()
        let head = try await head(marlshire, marlshire.create())
        let page = ReportPage.page(head.request, head.file, thread: []).body.string
        let paper = head.file.report.paper(.public, from: head.file.record)
        #expect(paper.sections.contains { $0.number == "3.3" })
        for section in paper.sections { #expect(page.contains(">\(section.number.map { $0 + " " } ?? "")\(section.heading)</a>")) }
    }

    @Test func `who may only read is offered nothing that changes it`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let head = try await head(marlshire, report, acts: [.readReports])
        let section = try #require(head.file.report.sections.first { $0.kind == .financial })
        for page in [
            ReportPage.page(head.request, head.file, thread: []), CheckPage.page(head, thread: []),
            SectionPage.page(head, section, thread: []),
            PublicationPage.page(head, thread: [], missing: []),
        ] {
            #expect(!page.body.string.contains("<form"), "\(page.title)")
        }
    }

    @Test func `a claim can be linked to the paragraph that likely says it, in one press`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .strengths })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: "Letters are no longer late and are clear.", isComplete: true,
            version: 1,
            by: marlshire.author)
        let page = CheckPage.page(try await head(marlshire, report), thread: []).body.string
        #expect(page.contains("Claim without support"))
        #expect(page.contains("Officers’ judgement"))
        #expect(page.contains("Link to something else"))
    }

    @Test func `what is typed into a report is text on every page`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: "<b>Sum</b>", body: "<script>alert(1)</script> {{judgements}} is **<i>good</i>**.",
            isComplete: true,
            version: 1, by: marlshire.author)
        let head = try await head(marlshire, report)
        let saved = try head.file.report.section(section.id)
        for page in [
            ReportPage.page(head.request, head.file, thread: []), CheckPage.page(head, thread: []),
            SectionPage.page(head, saved, thread: []),
            PreviewPage.page(head, .public, missing: []),
        ] {
            let markup = page.body.string
            #expect(!markup.contains("<script>") && !markup.contains("<b>") && !markup.contains("<i>"), "\(page.title)")
            #expect(!markup.contains(" style="))
        }
    }

    @Test func `the proposer is told that another person must publish, the other is offered it from the day the agenda is public`()
        async throws
    {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let file = try await marlshire.scrutiny.file(report)
        func page(_ person: Identifier<Person>, _ today: Day) -> String {
            let head = ReportHead(request: TestPageRequest.make(person: person, today: today), file: file)
            return PublicationPage.page(head, thread: [], missing: []).body.string
        }
        #expect(page(marlshire.ada, day(6, 21)).contains("another person must publish it"))
        #expect(page(marlshire.bea, day(6, 20)).contains("The agenda is public from Tuesday 21 June 2022"))
        #expect(page(marlshire.bea, day(6, 21)).contains("Publish report"))
    }

    @Test func `empty lists say what to do`() {
        let request = TestPageRequest.make()
        #expect(ReportListPage.page(request, []).body.string.contains("There are no reports yet"))
        #expect(NewReportPage.page(request, [], last: nil).body.string.contains("Upload Ofsted’s report"))
    }
}
