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
        // A committee report draws on everything, so it is drafted on each inspection; the other kinds on one.
        for inspection in kind == .committee ? inspections : Array(inspections.prefix(1)) {
            let report = try await draft(kind, on: inspection, site)
            let found = try await issues(of: report, site)
            let others = found.filter { !$0.hasPrefix("Unfinished text: [") }
            #expect(others == [], "\(kind)")
            #expect(found.count > others.count, "a first draft asks its author for what only people know")
        }
    }

    private func preview(_ kind: ReportKind, _ site: DemonstrationSite) async throws -> String {
        let inspection = try #require(try await site.path("/inspections/:inspection")).split(separator: "/").last.map(String.init)
        let report = try await draft(kind, on: inspection ?? "", site)
        return try await site.ask(.get, report + "/preview", as: site.first[.director]).text
    }

    @Test func `who monitors, the lines of enquiry and the changes of practice are drafted in from the record`() async throws {
        let site = try await DemonstrationSite()
        let page = try await preview(.committee, site)
        let (boards, lines, models) = try await site.store.read { db in
            (
                try String.fetchAll(db, sql: "SELECT name FROM board WHERE id IN (SELECT board FROM board_plan) LIMIT 1"),
                try String.fetchAll(db, sql: "SELECT title FROM enquiry_line"),
                try String.fetchAll(db, sql: "SELECT model FROM practice_change WHERE model <> ''")
            )
        }
        #expect(!boards.isEmpty && boards.allSatisfy { page.contains("The \($0) monitors the plan. It meets on ") })
        #expect(!lines.isEmpty && lines.allSatisfy { page.contains("\($0): ") }, "\(lines)")
        #expect(!models.isEmpty && models.contains { page.contains("It follows this model: \($0).") }, "\(models)")
    }

    @Test func `a self-evaluation gives the figures behind the actions of an area`() async throws {
        let site = try await DemonstrationSite()
        let page = try await preview(.selfEvaluation, site)
        let measures = try await site.store.read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT name FROM measure JOIN action_measure ON action_measure.measure = measure.id")
        }
        let shown = page.matches(of: /What the plan shows so far:[\s\S]*?<\/ul>/).map { String($0.0) }.joined()
        #expect(measures.contains { shown.contains("\($0) (A") }, "\(measures)")
    }

    /// A position statement with these sentences written into it, and the page of its check.
    private func checked(_ sentences: [String], _ site: DemonstrationSite) async throws -> String {
        let author = try #require(site.first[.director])
        let inspection = try #require(try await site.path("/inspections/:inspection")).split(separator: "/").last.map(String.init)
        let report = try await draft(.positionStatement, on: inspection ?? "", site)
        let section = try #require(
            try await site.store.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT id, heading FROM report_section WHERE report = ? AND kind = 'enquiries'",
                    arguments: [report.split(separator: "/").last.map(String.init)]
                ).map { (id: $0["id"] as String, heading: $0["heading"] as String) }
            })
        let edited = try await site.ask(
            .post, "\(report)/sections/\(section.id)", as: author,
            [("heading", section.heading), ("body", sentences.joined(separator: "\n\n")), ("version", "1")])
        #expect(edited.status == 303)
        return try await site.ask(.get, report + "/check", as: author).text
    }

    @Test func `a number of actions that the record does not have is found, smaller or larger, and the right one is not`() async throws {
        let site = try await DemonstrationSite()
        let count = try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM action WHERE withdrawn_on IS NULL") ?? 0 }
        #expect(count > 10)
        for number in [count - 1, count + 1] {
            let page = try await checked(["There are \(number) actions in the plan."], site)
            #expect(page.contains("This says \(number) actions; the record has \(count) actions."), "\(number)")
        }
        #expect(try await !checked(["There are \(count) actions in the plan."], site).contains("the record has \(count) actions"))
    }

    @Test func `an action that was not sustained is known by its short title too`() async throws {
        let site = try await DemonstrationSite()
        let titles = try await site.store.read { db in
            try String.fetchAll(
                db, sql: "SELECT title FROM action WHERE title <> text AND title LIKE '% %' AND id IN (SELECT action FROM regression)")
        }
        let title = try #require(titles.first)
        #expect(try await checked(["\(title) is done."], site).contains("The record says its improvement was not sustained"), "\(title)")
    }

    @Test func `a sentence that rests on the officers’ judgement says so, and an exempt section leaves its mark`() async throws {
        let site = try await DemonstrationSite()
        let author = try #require(site.first[.director])
        let (report, section) = try #require(
            try await site.store.read { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT report, id FROM report_section WHERE level = 'numbered' AND report IN
                            (SELECT id FROM committee_report WHERE kind = 'committee' AND snapshot IS NULL) ORDER BY position LIMIT 1
                        """
                ).map { (report: $0["report"] as String, section: $0["id"] as String) }
            })
        let claim = "Practice is much better for most children."
        try await site.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") {
            try $0.execute(sql: "UPDATE report_section SET body = ? WHERE id = ?", arguments: [claim, section])
        }
        let path = "/reports/\(report)"
        let check = try await site.ask(.get, path + "/check", as: author).text
        let place = try #require(check.ranges(of: claim).first).lowerBound
        let form = try #require(
            DrawnForm.all(on: String(check[place...]), as: .director, at: path).first { form in
                form.action.hasSuffix("/check/link") && form.fields.contains { $0.value == "officers_judgement" }
            })
        #expect(try await site.ask(.post, form.action, as: author, form.sendingAnew { _, value, _ in value }).status == 303)
        let marked = "Practice is much better for most children (officers’ judgement)."
        #expect(try await site.ask(.get, path + "/preview?part=public", as: author).text.contains(marked))
        let version = try await site.store.read {
            try Int.fetchOne($0, sql: "SELECT version FROM report_section WHERE id = ?", arguments: [section]) ?? 0
        }
        let exempt = try await site.ask(
            .post, "\(path)/sections/\(section)/exempt", as: author,
            [
                ("publicity", "exempt"), ("schedule", "3"), ("public-interest", "A price is being agreed"), ("open-to-members", "no"),
                ("version", String(version)),
            ])
        #expect(exempt.status == 303)
        let open = try await site.ask(.get, path + "/preview?part=public", as: author).text
        #expect(!open.contains(claim.dropLast()) && open.contains("This part is exempt under paragraph 3"))
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

    @Test func `Ofsted’s own words, pasted, need no other source, and the same claim in other words does`() async throws {
        let site = try await DemonstrationSite()
        let author = try #require(site.first[.director])
        let inspection = try #require(try await site.path("/inspections/:inspection")).split(separator: "/").last.map(String.init) ?? ""
        let report = try await draft(.positionStatement, on: inspection, site)
        let written = try await site.store.read { db in
            try String.fetchAll(db, sql: "SELECT text FROM paragraph WHERE inspection = ? ORDER BY number", arguments: [inspection])
        }
        let sentences = written.joined(separator: " ").split(separator: ". ").filter { (8...25).contains($0.split(separator: " ").count) }
        func isDoubted(_ text: String) async throws -> Bool {
            try await site.ask(.post, report + "/check/pasted", as: author, [("text", text)]).text.contains("Claim without support")
        }
        var claims: [String] = []
        for sentence in sentences where claims.count < 3 {
            if try await isDoubted("\(sentence) everywhere.") { claims.append("\(sentence).") }
        }
        #expect(claims.count == 3)
        for claim in claims {
            #expect(try await !isDoubted(claim), "\(claim)")
            #expect(try await !isDoubted("Inspectors wrote: “\(claim)”"), "\(claim)")
        }
    }
}
