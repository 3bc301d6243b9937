import ActionPlans
import Foundation
import GRDB
import Inspections
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit
@testable import Throughline

/// A plan from the playbook to its circulation, asked through the site.
@Suite("A plan is made, owned and circulated", .serialized)
struct PlanPromiseTests {
    private let day = AccessCouncil.today

    private struct Asked: Sendable {
        let council: AccessCouncil
        let inspection: Identifier<Inspection>
        let director: AccessCouncil.Member

        func get(_ path: String) async throws -> Reply { try await council.ask("GET", path, as: director) }
        func send(_ path: String, _ fields: [(String, String)]) async throws -> Reply {
            try await council.ask("POST", path, as: director, fields: fields)
        }
        func plan() async throws -> Identifier<Plan>? {
            try await council.store.read { [inspection] in try ActionPlanRecords.plan(of: inspection, in: $0)?.id }
        }
        var start: [(String, String)] { [("start-day", "20"), ("start-month", "6"), ("start-year", "2022")] }
        func on(_ day: Int) -> [(String, String)] { [("on-day", "\(day)"), ("on-month", "6"), ("on-year", "2022")] }
    }

    /// A second inspection, published and confirmed, with two findings and no plan.
    private func asked(kind: String = "improvement", framework: String = "ILACS", state: String = "published") async throws -> Asked {
        let council = try await AccessCouncil()
        let inspection = Identifier<Inspection>()
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, received, published)
                    VALUES (?, 'confirmed', ?, ?, 'Openly', '2022-03-21', ?)
                    """, arguments: [inspection, state, framework, state == "published" ? "2022-03-28" : nil])
            for (position, theme) in ["pre-proceedings", "sufficiency"].enumerated() {
                let finding = Identifier<Finding>()
                try db.execute(
                    sql: "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, ?, ?, ?, 'accepted')",
                    arguments: [finding, inspection, position == 0 ? kind : "improvement", position + 1, "What must improve in \(theme)"])
                try db.execute(sql: "INSERT INTO finding_theme (finding, theme) VALUES (?, ?)", arguments: [finding, theme])
            }
        }
        return Asked(council: council, inspection: inspection, director: try #require(council.members[.director]))
    }

    /// What the draft page offers, with one suggestion selected for each finding, or none.
    private func drafted(_ asked: Asked, picking: Bool) async throws -> [(String, String)] {
        let page = try await asked.get("/plans/new?inspection=\(asked.inspection)").text
        let form = try #require(DrawnForm.all(on: page, as: .director, at: "/plans/new").first { $0.action == "/plans/new" })
        return form.sendingAnew { _, value, _ in value } + (picking ? [("pick", "1-1"), ("pick", "2-1")] : [])
    }

    @Test func `a plan with nothing selected is not made, and the playbook is there for a plan that has few actions`() async throws {
        let asked = try await asked()
        let refused = try await asked.send("/plans/new", drafted(asked, picking: false))
        #expect(refused.status == 422 && refused.text.contains("Select at least one suggestion"))
        #expect(try await asked.plan() == nil)
        let made = try await asked.send("/plans/new", drafted(asked, picking: true))
        let plan = try #require(try await asked.plan())
        #expect(made.status == 303 && made.location == "/plans/\(plan)")
        #expect(try await asked.get("/plans/\(plan)").text.contains("Add actions from the playbook"))
        #expect(try await asked.get("/plans/new?inspection=\(asked.inspection)").text.contains("<h1>Add actions from the playbook</h1>"))
        #expect(try await asked.send("/plans/new", drafted(asked, picking: false)).status == 422)
        let more = try await drafted(asked, picking: false) + [("pick", "1-2")]
        #expect(try await asked.send("/plans/new", more).status == 303)
        #expect(try await asked.council.store.read { try ActionPlanRecords.actions(of: plan, in: $0).count } == 3)
    }

    @Test func `an owner that differs in capitals, spaces or signs is the same post`() async throws {
        let asked = try await asked()
        let before = try await asked.council.store.read { try ActionPlanRecords.posts(in: $0).all.count }
        let fields = try await drafted(asked, picking: true).map { name, value in
            (name, name == "owner-1-1" ? "HEAD of  Furniture" : name == "owner-2-1" ? "head of ‘furniture’. " : value)
        }
        #expect(try await asked.send("/plans/new", fields).status == 303)
        let posts = try await asked.council.store.read { try ActionPlanRecords.posts(in: $0).all }
        #expect(posts.count == before)
    }

    @Test func `agreeing and sending warn of posts that nobody holds, and say which`() async throws {
        let asked = try await asked()
        let fields = try await drafted(asked, picking: true).map { name, value in (name, name == "owner-1-1" ? "Keeper of letters" : value)
        }
        _ = try await asked.send("/plans/new", fields)
        let plan = try #require(try await asked.plan())
        let agreeing = try await asked.get("/plans/\(plan)/agree").text
        #expect(agreeing.contains("have no holder") && agreeing.contains(">Keeper of letters</a> is vacant"))
        _ = try await asked.send("/plans/\(plan)/agree", [("by", "The director"), ("meeting", "The board")] + asked.on(1))
        #expect(try await asked.get("/plans/\(plan)/send").text.contains(">Keeper of letters</a> is vacant"))
    }

    @Test func `an agreed plan is circulated before it is sent and published`() async throws {
        let asked = try await asked()
        _ = try await asked.send("/plans/new", drafted(asked, picking: true))
        let plan = try #require(try await asked.plan())
        let early = try await asked.send("/plans/\(plan)/circulate", [("to", "All staff")] + asked.on(1))
        #expect(
            early.status == 409 && early.text.contains("not agreed yet"), "\(early.status) \(early.text.contains("Record the agreement"))")
        _ = try await asked.send("/plans/\(plan)/agree", [("by", "The director"), ("meeting", "The board")] + asked.on(1))
        #expect(try await asked.get("/plans/\(plan)").text.contains("/plans/\(plan)/circulate"))
        #expect(try await asked.send("/plans/\(plan)/circulate", [("to", "All staff")] + asked.on(2)).status == 303)
        #expect(try await asked.send("/plans/\(plan)/send", asked.on(3)).status == 303)
        #expect(try await asked.send("/plans/\(plan)/publish", [("place", "The website")] + asked.on(4)).status == 303)
        #expect(try await asked.get("/plans/\(plan)").text.contains("2 June 2022 to All staff"))
    }

    @Test func `a comment stays with its version of the plan, and is answered once, with the reason where nothing changes`() async throws {
        let asked = try await asked()
        _ = try await asked.send("/plans/new", drafted(asked, picking: true))
        let plan = try #require(try await asked.plan())
        for name in ["Draft 1", "Draft 2"] {
            #expect(try await asked.send("/plans/\(plan)/versions", [("version-name", name)]).status == 303)
        }
        let versions = try await asked.council.store.read { try PlanVersions.all(of: plan, in: $0) }
        #expect(versions.map(\.name) == ["Draft 1", "Draft 2"])
        let (first, second) = (try #require(versions.first).id, try #require(versions.last).id)
        let (page, words) = ("/plans/\(plan)/versions/\(first)", "The second aim has no measure yet")
        #expect(try await asked.send(page + "/comments", [("about", ""), ("words", "")]).status == 422)
        #expect(try await asked.send(page + "/comments", [("about", ""), ("words", words)]).status == 303)
        let commented = try await asked.get(page).text
        #expect(commented.contains(words) && commented.contains("Waiting for a response"))
        #expect(try await !asked.get("/plans/\(plan)/versions/\(second)").text.contains(words))
        let comments = try await asked.council.store.read { try PlanComment.all(on: first, in: $0) }
        let comment = try #require(comments.first).id
        func respond(_ reason: String) async throws -> Reply {
            try await asked.send(
                "/plans/\(plan)/comments/\(comment)/respond",
                [("comment", "\(comment)"), ("version", "\(first)"), ("accepted-\(comment)", "no"), ("response-\(comment)", reason)])
        }
        #expect(try await respond("").status == 422)
        #expect(try await respond("The measure is chosen in July").status == 303)
        let answered = try await asked.get(page).text
        #expect(answered.contains("Not accepted") && answered.contains("The measure is chosen in July"))
        #expect(try await respond("Another answer").status == 404)
    }

    @Test func `no two actions of the council have one reference`() async throws {
        let asked = try await asked()
        _ = try await asked.send("/plans/new", drafted(asked, picking: true))
        let refs = try await asked.council.store.read { db in
            try ActionPlanRecords.plans(in: db).flatMap { try ActionPlanRecords.actions(of: $0.id, in: db).map(\.ref.description) }
        }
        #expect(refs.count > 3 && Set(refs).count == refs.count, "\(refs)")
        await #expect(throws: DatabaseError.self) {
            try await asked.council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") {
                try $0.execute(sql: "UPDATE action SET ref_series = 1, ref_group = 1, ref_number = 1")
            }
        }
    }

    @Test func `after a letter with an area for priority action the statement has its seventy days, and says where it goes`() async throws {
        let asked = try await asked(kind: "priority_action", framework: Framework.focusedVisit.rawValue)
        let page = try await asked.get("/inspections/\(asked.inspection)").text
        #expect(page.contains("Council publishes its statement of proposed action"))
        #expect(page.contains("Secretary of State") && page.contains("His Majesty’s Chief Inspector"))
        _ = try await asked.send("/plans/new", drafted(asked, picking: true))
        let plan = try #require(try await asked.plan())
        _ = try await asked.send("/plans/\(plan)/agree", [("by", "The director"), ("meeting", "The board")] + asked.on(1))
        #expect(try await asked.get("/plans/\(plan)/send").text.contains("70 working days"))
    }
}
