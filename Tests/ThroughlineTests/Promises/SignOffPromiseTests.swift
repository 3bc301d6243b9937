import Foundation
import HTTPTypes
import GRDB
import Inspections
import Scrutiny
import Testing
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// A report that waits for sign-off by posts, asked through the site.
@Suite("A report is signed off by whom its posts belong to", .serialized)
struct SignOffPromiseTests {
    private let legal = "Legal Services Manager, Children"

    private func post(_ title: String, _ site: DemonstrationSite) async throws -> String {
        try #require(try await site.store.read { try String.fetchOne($0, sql: "SELECT id FROM post WHERE title = ?", arguments: [title]) })
    }

    private func notices(of signIn: String, _ site: DemonstrationSite) async throws -> [String] {
        try await site.store.read { db in
            let sql = """
                SELECT title FROM notice JOIN account ON account.id = notice.account WHERE sign_in = ? AND kind = 'post-handed-over'
                    ORDER BY title
                """
            return try String.fetchAll(db, sql: sql, arguments: [signIn])
        }
    }

    private func give(_ post: String, to member: AccessCouncil.Member, by changer: AccessCouncil.Member, _ site: DemonstrationSite)
        async throws -> Reply
    {
        try await site.ask(
            .post, "/posts/\(post)", as: changer,
            [("holder", member.id.text), ("name", ""), ("from-day", "20"), ("from-month", "6"), ("from-year", "2022")])
    }

    @Test func `nobody gives themselves a post that signs off an unpublished report, nor its title`() async throws {
        let site = try await DemonstrationSite()
        let manager = try #require(site.first[.serviceManager])
        let post = try await post(legal, site)
        let refused = try await give(post, to: manager, by: manager, site)
        #expect(refused.status == 422 && refused.text.contains("nobody gives it to themselves"))
        // A post that signs off nothing is taken, but cannot be given the title of one that does.
        let other = try await self.post("Virtual School Head", site)
        #expect(try await give(other, to: manager, by: manager, site).status == 303)
        for (post, title) in [(post, "An earlier title"), (other, legal)] {
            let renamed = try await site.ask(.post, "/posts/\(post)/title", as: manager, [("title", title), ("version", "1")])
            #expect(renamed.status == (title == legal ? 422 : 303), "\(title): \(renamed.status)")
        }
    }

    @Test func `who held the post and who objected are told of a hand-over, and the step says since when it is held`() async throws {
        let site = try await DemonstrationSite()
        let (manager, director) = (try #require(site.first[.serviceManager]), try #require(site.first[.director]))
        let post = try await post(legal, site)
        #expect(try await give(post, to: manager, by: director, site).status == 303)
        let told = try await notices(of: "leonora.vassbeck", site)
        #expect(told.count == 2 && told.allSatisfy { $0.hasSuffix("is held by Reader of lists from 20 June 2022.") }, "\(told)")
        let step = try await site.store.read { db in
            try Row.fetchOne(db, sql: "SELECT report, id FROM report_sign_off WHERE answer = 'not_cleared'").map {
                "/reports/\($0["report"] as String)/sign-off/\($0["id"] as String)"
            }
        }
        let page = try await site.ask(.get, try #require(step), as: manager).text
        #expect(page.contains("Held by Reader of lists since 20 June 2022, handed over by Reader of lists on 20 June 2022"))
    }

    /// Signs off a step of the report that waits, as it stands now.
    private func signOff(_ step: String, onBehalfOf asker: String = "", as member: AccessCouncil.Member?, _ site: DemonstrationSite)
        async throws -> Reply
    {
        let saved = try await site.store.read { db in
            try Row.fetchOne(db, sql: "SELECT report, id, version FROM report_sign_off WHERE name = ?", arguments: [step]).map {
                (path: "/reports/\($0["report"] as String)/sign-off/\($0["id"] as String)", version: $0["version"] as Int)
            }
        }
        let (path, version) = try #require(saved)
        return try await site.ask(
            .post, path, as: member,
            [("answer", "signed-off"), ("words", "Seen"), ("authority", asker), ("version", String(version))])
    }

    @Test func `nobody signs off for a post unasked, two steps of one report, or over the objection of somebody else`() async throws {
        let site = try await DemonstrationSite()
        let (director, other) = (site.first[.director], site.second[.director])
        let tracker = try await signOff("Director", as: site.first[.legalTracker], site)
        #expect(tracker.status == 422 && tracker.text.contains("which you do not hold"))
        let unasked = try await signOff("Director", as: director, site)
        #expect(unasked.status == 422 && unasked.text.contains("Enter who asked you to respond on its behalf"))
        let lifted = try await signOff("Legal", onBehalfOf: "The manager, by email", as: director, site)
        #expect(lifted.status == 422 && lifted.text.contains("Only the person who objected can change this response"))
        #expect(try await signOff("Director", onBehalfOf: "The director, by telephone", as: director, site).status == 303)
        let second = try await signOff("Portfolio holder", onBehalfOf: "The councillor, by email", as: director, site)
        #expect(second.status == 422 && second.text.contains("You signed off the step “Director” of this report."))
        #expect(try await signOff("Portfolio holder", onBehalfOf: "The councillor, by email", as: other, site).status == 303)
        let answers = try await site.store.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM report_sign_off WHERE answer = 'not_cleared'")
        }
        #expect(answers == ["Legal"])
    }

    private func account(_ signIn: String, _ site: DemonstrationSite) async throws -> Identifier<Person> {
        try #require(
            try await site.store.read { db in
                try Identifier<Person>.fetchOne(db, sql: "SELECT id FROM account WHERE sign_in = ?", arguments: [signIn])
            })
    }

    @Test func `a withdrawn public register stays listed with its mark`() async throws {
        let site = try await DemonstrationSite()
        let director = try #require(site.first[.director])
        let digest = try #require(
            try await site.store.read { db in
                try String.fetchOne(db, sql: "SELECT digest FROM published_snapshot WHERE kind = 'register' ORDER BY rowid DESC LIMIT 1")
            })
        func send(_ field: String, _ value: String, as member: AccessCouncil.Member?) async throws -> Int {
            try await site.ask(.post, "/questions/publication/mark-withdrawn", as: member, [(field, value)]).status
        }
        #expect(try await send("reason", "A table is wrong.", as: director) == 303)
        #expect(try await send("answer", "confirm", as: director) == 409, "one person does not withdraw what two published")
        #expect(try await !site.ask(.get, "/published", as: nil).text.contains("Withdrawn"))
        let waiting = try await site.ask(.get, "/home", as: site.second[.director]).text
        #expect(waiting.contains("is to be withdrawn") && waiting.contains("Confirm or refuse"))
        #expect(try await !site.ask(.get, "/home", as: director).text.contains("is to be withdrawn"))
        #expect(try await send("answer", "confirm", as: site.second[.director]) == 303)
        let list = try await site.ask(.get, "/published", as: nil).text
        #expect(list.contains("/published/\(digest)") && list.contains("Withdrawn 20 June 2022"))
        #expect(try await site.ask(.get, "/published/questions", as: nil).location == "/published/\(digest)")
        let page = try await site.ask(.get, "/questions/publication", as: director).text
        #expect(
            page.contains("has been withdrawn. Withdrawn on 20 June 2022: A table is wrong.") && !page.contains("not been published yet"))
    }

    private func session(of name: String, _ site: DemonstrationSite) async throws -> AccessCouncil.Member {
        let id = try #require(
            try await site.store.read {
                try Identifier<Person>.fetchOne($0, sql: "SELECT id FROM account WHERE name = ?", arguments: [name])
            })
        let cookie = try await Session.begin(for: id, in: site.store, now: Date())
        let token = try await Session.find(cookie, in: site.store, now: Date())?.token
        return AccessCouncil.Member(id: id, cookie: cookie, token: token ?? "")
    }

    @Test func `after an objection the author has to answer it, and with the next draft it comes back to who objected`() async throws {
        let site = try await DemonstrationSite()
        let found = try await site.store.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT committee_report.id, officer_name, account.name AS objector FROM report_sign_off
                    JOIN committee_report ON committee_report.id = report_sign_off.report JOIN account ON account.id = answered_by
                    WHERE answer = 'not_cleared' AND answered_draft = draft
                    """
            ).map { (report: $0["id"] as String, author: $0["officer_name"] as String, objector: $0["objector"] as String) }
        }
        let (report, author, objector) = try #require(found)
        let (writer, legal) = (try await session(of: author, site), try await session(of: objector, site))
        func work(_ member: AccessCouncil.Member?) async throws -> String { try await site.ask(.get, "/home", as: member).text }
        #expect(try await work(writer).contains("Change the report in answer to the objection"))
        #expect(try await !work(legal).contains("Change the report in answer to the objection"), "whoever objected waits for the author")
        #expect(try await !work(site.first[.serviceManager]).contains("Change the report in answer to the objection"))
        let section = try #require(
            try await site.store.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT * FROM report_section WHERE report = ? AND kind = 'summary'", arguments: [report]
                ).map { (id: $0["id"] as String, heading: $0["heading"] as String, version: $0["version"] as Int) }
            })
        let edited = try await site.ask(
            .post, "/reports/\(report)/sections/\(section.id)", as: writer,
            [("heading", section.heading), ("body", "The objection is answered here."), ("version", String(section.version))])
        #expect(edited.status == 303)
        #expect(try await !work(writer).contains("Change the report in answer to the objection"))
        // The legal tracker’s Home leads with what is overdue for families, and to all deadlines.
        #expect(try await site.ask(.get, "/deadlines.csv", as: legal).text.contains("Read and sign off"))
    }
}
