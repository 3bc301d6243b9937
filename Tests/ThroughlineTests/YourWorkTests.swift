import ActionPlans
import Foundation
import GRDB
import SiteKit
import HTTPTypes
import Testing
import Vocabulary

@testable import Throughline

@Suite("Your work: whose turn it is", .serialized)
struct YourWorkTests {
    private func home(_ site: DemonstrationSite, _ role: Role, second: Bool = false) async throws -> String {
        let page = try await site.ask(.get, "/home", as: second ? site.second[role] : site.first[role])
        #expect(page.status == 200)
        return page.text
    }

    private func change(_ site: DemonstrationSite, _ sql: String, _ arguments: StatementArguments = []) async throws {
        try await site.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: sql, arguments: arguments)
        }
    }

    /// Gives the owner post of an action to somebody, with a due date and an update of yesterday.
    private func own(_ site: DemonstrationSite, _ role: Role, due: Day) async throws -> String {
        let account = try #require(site.first[role]).id
        let action = try await site.store.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT id, owner, title FROM action WHERE withdrawn_on IS NULL
                        AND owner IN (SELECT owner FROM action WHERE withdrawn_on IS NULL GROUP BY owner HAVING count(*) = 1)
                        AND id NOT IN (SELECT action FROM action_closing) AND id NOT IN (SELECT action FROM regression) ORDER BY title LIMIT 1
                    """
            ).map { (id: $0["id"] as String, owner: $0["owner"] as String, text: $0["title"] as String) }
        }
        let (id, owner, text) = try #require(action)
        try await change(site, "DELETE FROM post_holder WHERE post = ?", [owner])
        try await change(
            site, "INSERT INTO post_holder (post, from_day, name, account) VALUES (?, ?, 'Somebody', ?)",
            [owner, DemonstrationSite.today - 90, account])
        try await change(site, "UPDATE action SET due = ?, starts = NULL WHERE id = ?", [due, id])
        try await change(
            site,
            """
            INSERT INTO action_update (action, day, words, delivery, impact, author, owner)
                VALUES (?, ?, 'Under way', 'on_track', 'too_early', 'Somebody', ?)
            """, [id, DemonstrationSite.today - 1, owner])
        return text
    }

    @Test func `what is due in 211 days waits under Later, and what is due in 28 does not`() async throws {
        let site = try await DemonstrationSite()
        let text = try await own(site, .reviewingOfficer, due: DemonstrationSite.today + 211)
        let late = try await home(site, .reviewingOfficer)
        let later = try #require(late.range(of: "<summary>Later: "))
        #expect(!late[..<later.lowerBound].contains(text) && late[later.lowerBound...].contains(text))
        _ = try await own(site, .reviewingOfficer, due: DemonstrationSite.today + 28)
        #expect(!(try await home(site, .reviewingOfficer)).contains("<summary>Later: "))
    }

    @Test func `nobody is asked to sign off for a post that they do not hold`() async throws {
        let site = try await DemonstrationSite()
        for role in [Role.serviceManager, .director, .legalTracker] {
            #expect(!(try await home(site, role)).contains("Read and sign off"), "\(role)")
        }
    }

    @Test func `nobody is asked to publish who may not, and whoever may is asked once somebody else proposed it`() async throws {
        let site = try await DemonstrationSite()
        let proposer = try #require(site.second[.director]).id
        try await change(
            site,
            """
            UPDATE committee_report SET proposed_by = ?, proposed_on = '2022-06-17', proposed_content = 'x', meeting = '2022-06-29'
                WHERE kind = 'committee' AND snapshot IS NULL
            """, [proposer])
        #expect(try await home(site, .director).contains("Publish the report"))
        #expect(!(try await home(site, .director, second: true)).contains("Publish the report"))
        for role in [Role.teamManager, .analyst, .legalTracker] {
            #expect(!(try await home(site, role)).contains("Publish the report"), "\(role)")
        }
    }

    @Test func `a load that waits is on the analyst's list and on nobody else's`() async throws {
        let site = try await DemonstrationSite()
        try await change(
            site, "INSERT INTO data_load (id, number, state, begun_on, begun_by) VALUES (?, 99, 'staged', '2022-06-19', 'system')",
            [Identifier<YourWorkTests>().text])
        #expect(try await home(site, .analyst).contains("Load 99 needs to be accepted"))
        for role in Role.allCases where role != .analyst {
            #expect(!(try await home(site, role)).contains("Load 99"), "\(role)")
        }
    }

    @Test func `a director sees each finding, what was not sustained, the clocks and the next meetings; others their work`() async throws {
        let site = try await DemonstrationSite()
        let page = try await home(site, .director)
        for heading in ["<h1>Home</h1>", "<h2>Findings</h2>", "<h2>Statutory deadlines</h2>", "<h2>Next meetings</h2>", "Your work: "] {
            #expect(page.contains(heading), "\(heading)")
        }
        #expect(try await home(site, .socialWorker).contains("<h1>Your work</h1>"))
    }

    @Test func `each next step that Home offers opens`() async throws {
        let site = try await DemonstrationSite()
        for role in Role.allCases {
            let page = try await home(site, role)
            for link in page.matches(of: /<a class="btn quiet" href="([^"#]*)/) {
                let reply = try await site.ask(.get, String(link.1), as: site.first[role])
                #expect(reply.status == 200, "\(role): \(link.1) answers \(reply.status)")
            }
        }
    }
}
