import ChildRecordsWeb
import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import Throughline

@Suite("What is due and overdue, by the site’s own requests", .serialized)
struct DuePagesTests {
    private func count(_ sql: String, in site: DemonstrationSite) async throws -> Int {
        try await site.store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    @Test func `a service manager sees what is overdue, each view in the trail, and gives a reason that stays`() async throws {
        let site = try await DemonstrationSite()
        let manager = site.first[.serviceManager]
        let list = try await site.ask(.get, "/due?when=late", as: manager).text
        #expect(list.contains("working days late") && list.contains("Overdue"))
        #expect(list.between("<title>", "</title>")?.contains("Due and overdue") == true, "the title says nothing of a child")
        let views = "SELECT count(*) FROM audit WHERE act = 'due.read' AND kind = 'view'"
        let before = try await count(views, in: site)
        #expect(before > 0)
        let path = "/due/" + (try #require(list.firstMatch(of: /href="\/due\/([0-9a-f]{32,64})"/)).1)
        let page = try await site.ask(.get, path, as: manager).text
        #expect(page.contains("How this is counted") && page.contains("No reason has been given"))
        #expect(try await count(views, in: site) > before)
        let sent = try await site.ask(
            .post, path + "/reason", as: manager,
            [("form", "reason"), ("version", "1"), ("reason-kind", "partner"), ("reason-words", "Report asked for")])
        #expect(sent.status == 303)
        #expect(try await site.ask(.get, path, as: manager).text.contains("Waiting for a partner. Report asked for"))
        #expect(try await site.ask(.get, "/due?reason=partner", as: manager).text.contains(path))
        #expect(try await count("SELECT count(*) FROM audit WHERE act = 'due.explain'", in: site) == 1)
        let file = try await site.ask(.get, "/due.csv?reason=partner", as: manager).text
        #expect(file.contains("Waiting for a partner: Report asked for") && file.contains("Data to"))
        #expect(try await site.ask(.get, "/due.xlsx?reason=partner", as: manager).status == 200)
        #expect(try await site.ask(.get, path, as: site.first[.socialWorker]).status == 404, "nobody’s child is everybody’s")
    }

    @Test func `a director reads and gives no reason, and who may see no child opens nothing`() async throws {
        let site = try await DemonstrationSite()
        let list = try await site.ask(.get, "/due", as: site.first[.director]).text
        let path = "/due/" + (try #require(list.firstMatch(of: /href="\/due\/([0-9a-f]{32,64})"/)).1)
        let page = try await site.ask(.get, path, as: site.first[.director]).text
        #expect(!page.contains("/reason\""))
        #expect(try await site.ask(.post, path + "/reason", as: site.first[.director], [("reason-kind", "partner")]).status == 403)
        for role in [Role.auditor, .legalTracker, .administrator, .informationGovernanceLead] {
            #expect(try await site.ask(.get, "/due", as: site.first[role]).status == 403)
        }
        #expect(try await site.ask(.get, "/due", as: site.first[.socialWorker]).text.contains("Nothing is overdue"))
    }

    @Test func `the weekly link goes once to who asked for it, and says nothing about any child`() async throws {
        let site = try await DemonstrationSite()
        let manager = try #require(site.first[.serviceManager])
        #expect(try await site.ask(.post, "/due-by-email", as: manager, [("ask", "yes")]).status == 303)
        #expect(try await site.ask(.get, "/due", as: manager).text.contains("Stop the weekly message"))
        try await site.store.change(by: .system, Act("tests.fill", "fill"), on: "tests") { db in
            try db.execute(sql: "UPDATE account SET mail = 'm@example.org' WHERE id = ?", arguments: [manager.id])
        }
        let mail = DueMail(Notices(site.store, origin: "https://t.example", council: "C"))
        let sent = "SELECT count(*) FROM notice WHERE kind = 'due-and-overdue'"
        try await mail.run(on: DemonstrationSite.today + 5)
        #expect(try await count(sent, in: site) == 0, "25 June 2022 is a Saturday")
        for day in [8, 8, 10] { try await mail.run(on: DemonstrationSite.today + day) }
        #expect(try await count(sent, in: site) == 1, "Tuesday, and once for the week")
        try await mail.run(on: DemonstrationSite.today + 14)
        #expect(try await count(sent, in: site) == 2)
        let body = try await site.store.read {
            try String.fetchOne($0, sql: "SELECT body FROM mail_message ORDER BY rowid DESC LIMIT 1") ?? ""
        }
        #expect(body.contains("https://t.example/due") && body.contains("week of 4 July 2022"))
        #expect(body.contains("nothing about any child"))
        #expect(try await site.ask(.post, "/due-by-email", as: manager, [("ask", "no")]).status == 303)
        #expect(try await count("SELECT count(*) FROM due_mail", in: site) == 0)
    }

    @Test func `who answers for a team finds the counts among their work, a director does not`() async throws {
        let site = try await DemonstrationSite()
        let home = try await site.ask(.get, "/home", as: site.first[.director]).text
        #expect(!home.contains("due in the next 10 working days"))
        let name = try await site.store.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT measured_team.name FROM due_clock JOIN measured_team ON measured_team.id = due_clock.team
                    WHERE due_clock.due <= (SELECT max(until_day) FROM measure_known) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1
                    """)
        }
        let known = try await site.store.read { try String.fetchOne($0, sql: "SELECT id FROM team WHERE name = ?", arguments: [name]) }
        let added = known == nil ? try await Teams(site.store).add(try #require(name), below: nil, by: .system) : nil
        let team = try #require(added ?? known.flatMap { Identifier<Team>($0) })
        let person = Person(
            id: try #require(site.first[.teamManager]).id, name: "", grants: [Grant(.teamManager, .team(team))])
        let due = try await DueDeadlines(site.store).source(person, AccessTable.policy, DemonstrationSite.today)
        #expect(due.count == 1 && due[0].title.contains("overdue, ") && due[0].path == "/due")
    }
}
