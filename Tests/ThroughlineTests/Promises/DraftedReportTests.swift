import GRDB
import HTTPTypes
import Inspections
import Scrutiny
import Testing
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// What the program drafts from the record must not be doubted by the program’s own check; what waits for a person is a note in brackets.
@Suite("A report drafted from the record passes its own check", .serialized)
struct DraftedReportTests {
    private func draft(_ kind: ReportKind, on inspection: String, _ site: DemonstrationSite) async throws -> String {
        let author = try #require(site.first[.director])
        let sent = try await site.ask(
            .post, "/reports/new?kind=\(kind.rawValue)", as: author,
            [
                ("report-kind", kind.rawValue), ("inspection", inspection), ("title", kind.words),
                ("committee", "People Overview Committee"),
                ("meeting-day", "29"), ("meeting-month", "7"), ("meeting-year", "2022"), ("item", ""), ("officer-name", "Reader of lists"),
                ("officer-post", "Report author"), ("officer-email", "author@marlshire.example"), ("officer-telephone", "01632 960001"),
                ("portfolio-holder", "Cllr Joan Pike"), ("local-member", ""), ("publicity", "public"),
            ])
        return try #require(sent.status == 303 ? sent.location : nil, "\(kind): \(sent.status) \(sent.text.suffix(2000))")
    }

    /// Each issue that the page of the claim check shows, as “rule: sentence”.
    private func issues(of report: String, _ site: DemonstrationSite) async throws -> [String] {
        let page = try await site.ask(.get, report + "/check", as: site.first[.director]).text
        return page.matches(of: /<div class="item"><h3>([^<]*)<\/h3><blockquote>([\s\S]*?)<cite>/).map { "\($0.1): \($0.2)" }
    }

    @Test("nothing but notes to the author is found", arguments: ReportKind.allCases) func passes(kind: ReportKind) async throws {
        let site = try await DemonstrationSite()
        let inspections = try await site.store.read { try String.fetchAll($0, sql: "SELECT inspection FROM plan ORDER BY rowid") }
        #expect(!inspections.isEmpty)
        for inspection in inspections {
            let report = try await draft(kind, on: inspection, site)
            let found = try await issues(of: report, site)
            let others = found.filter { !$0.hasPrefix("Unfinished text: [") }
            #expect(others == [], "\(kind)")
            #expect(found.count > others.count, "a first draft asks its author for what only people know")
        }
    }

    @Test func `an edited sentence and a pasted draft need a source again`() async throws {
        let site = try await DemonstrationSite()
        let author = try #require(site.first[.director])
        let inspection = try #require(try await site.path("/inspections/:inspection")).split(separator: "/").last.map(String.init)
        let report = try await draft(.positionStatement, on: inspection ?? "", site)
        let id = report.split(separator: "/").last.map(String.init) ?? ""
        let section = try #require(
            try await site.store.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT id, body, heading FROM report_section WHERE report = ? AND kind = 'enquiries'", arguments: [id]
                ).map { (id: $0["id"] as String, body: $0["body"] as String, heading: $0["heading"] as String) }
            })
        let claim = "Practice is much better for most children."
        let edited = try await site.ask(
            .post, "\(report)/sections/\(section.id)", as: author,
            [("heading", section.heading), ("body", "\(section.body)\n\n\(claim)"), ("version", "1")])
        #expect(edited.status == 303)
        #expect(try await issues(of: report, site).contains("Claim without support: \(claim)"))
        let pasted = try await site.ask(.post, report + "/check/pasted", as: author, [("text", "Inspectors concluded: \(claim)")])
        #expect(pasted.text.contains("Claim without support"))
    }
}
