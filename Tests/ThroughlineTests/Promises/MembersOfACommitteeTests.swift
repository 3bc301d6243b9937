import Foundation
import GRDB
import HTTPTypes
import Scrutiny
import Testing
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// A scrutiny member reads what their own committee asked, and the exempt papers that its members may read; nobody else does.
@Suite("Members of a committee read what is theirs", .serialized)
struct MembersOfACommitteeTests {
    private let committee = "People Scrutiny Committee"

    private func fill(_ site: DemonstrationSite, _ sql: String, _ arguments: StatementArguments = []) async throws {
        try await site.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") {
            try $0.execute(sql: sql, arguments: arguments)
        }
    }

    private func text(_ site: DemonstrationSite, _ sql: String, _ arguments: StatementArguments = []) async throws -> String {
        try #require(try await site.store.read { try String.fetchOne($0, sql: sql, arguments: arguments) })
    }

    @Test func `a member sees the questions of their committee, those of an exempt session only where members may, and no others`()
        async throws
    {
        let site = try await DemonstrationSite()
        let member = try #require(site.first[.scrutinyMember])
        let ids = try await site.store.read {
            try String.fetchAll($0, sql: "SELECT id FROM committee_question WHERE exempt_paragraph IS NULL ORDER BY number LIMIT 3")
        }
        try await fill(site, "UPDATE committee_question SET committee = 'Another Committee' WHERE id = ?", [ids[0]])
        try await fill(site, "UPDATE committee_question SET exempt_paragraph = 3, exempt_reason = 'A price' WHERE id = ?", [ids[1]])
        func statuses() async throws -> [Int] {
            var found: [Int] = []
            for id in ids { found.append(try await site.ask(.get, "/my-committee/questions/\(id)", as: member).status) }
            return found
        }
        #expect(try await statuses() == [404, 404, 200])
        let list = try await site.ask(.get, "/my-committee/questions?page=all", as: member).text
        #expect(!list.contains(ids[0]) && !list.contains(ids[1]) && list.contains(ids[2]))
        try await fill(site, "UPDATE committee_question SET exempt_members = 1 WHERE id = ?", [ids[1]])
        #expect(try await statuses() == [404, 200, 200])
        let viewed = try await site.store.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM audit WHERE kind = 'view' AND subject = ? AND account = ?", arguments: [ids[1], member.id])
        }
        #expect(viewed == 1, "an exempt question that is read is in the trail")
        for role in Role.allCases where role != .scrutinyMember {
            #expect(try await site.ask(.get, "/my-committee", as: site.first[role]).status == 403, "\(role)")
        }
        #expect(try await site.ask(.get, "/questions", as: member).status == 403)
    }

    @Test func `an exempt section is read by members of its committee once it is published and open to them`() async throws {
        let site = try await DemonstrationSite()
        let member = try #require(site.first[.scrutinyMember])
        let report = try await text(site, "SELECT id FROM committee_report WHERE kind = 'committee' AND snapshot IS NULL LIMIT 1")
        let section = try await text(
            site, "SELECT id FROM report_section WHERE report = ? AND level = 'numbered' ORDER BY position LIMIT 1", [report])
        try await fill(
            site, "UPDATE report_section SET body = 'The price is a canary.', exempt_paragraph = 3, exempt_reason = 'A price' WHERE id = ?",
            [section])
        let path = "/my-committee/papers/\(report)"
        func status(as member: AccessCouncil.Member?) async throws -> Int { try await site.ask(.get, path, as: member).status }
        #expect(try await status(as: member) == 404, "a draft")
        try await fill(
            site,
            """
            UPDATE committee_report SET committee = ?, published_on = '2022-06-20',
                snapshot = (SELECT digest FROM published_snapshot ORDER BY rowid LIMIT 1) WHERE id = ?
            """, [committee, report])
        #expect(try await status(as: member) == 404, "published, and not open to members")
        try await fill(site, "UPDATE report_section SET exempt_members = 1 WHERE id = ?", [section])
        let page = try await site.ask(.get, path, as: member)
        #expect(page.status == 200 && page.text.contains("The price is a canary."))
        #expect(try await site.ask(.get, "/my-committee", as: member).text.contains(path))
        let viewed = try await site.store.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM audit WHERE kind = 'view' AND subject = ? AND account = ?", arguments: [report, member.id])
        }
        #expect(viewed == 1)
        for role in Role.allCases where role != .scrutinyMember { #expect(try await status(as: site.first[role]) == 403, "\(role)") }
        try await fill(site, "UPDATE account_grant SET committee = 'Another Committee' WHERE account = ?", [member.id])
        #expect(try await status(as: member) == 404, "a member of another committee")
        #expect(try await status(as: nil) == 303)
    }

    @Test func `a committee is given with the role, chosen from those the record knows, and approved by another person`() async throws {
        let site = try await DemonstrationSite()
        let (giver, approver) = (try #require(site.first[.director]), try #require(site.second[.director]))
        let account = try #require(site.second[.scrutinyMember]).id.text
        func give(_ committee: String) async throws -> Reply {
            try await site.ask(
                .post, "/settings/grants", as: giver,
                [
                    ("account", account), ("role", "scrutinyMember"), ("span", "post"), ("scope", "service"), ("committee", committee),
                    ("reason", "Appointed by full council in May"),
                ])
        }
        #expect(try await give("").status == 422)
        #expect(try await give("A committee nobody knows").status == 422)
        #expect(try await give(committee).status == 303)
        let proposal = try await text(site, "SELECT id FROM access_proposal WHERE committee = ?", [committee])
        let page = try await site.ask(.get, "/settings/grants/waiting/\(proposal)", as: approver)
        #expect(page.text.contains(committee))
    }
}
