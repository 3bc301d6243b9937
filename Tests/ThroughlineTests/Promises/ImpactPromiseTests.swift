import ActionPlans
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit
@testable import Throughline

/// An owner cannot make “Improved” appear, and one quotation closes nothing: asked through the site.
@Suite("Impact and delivery need more than a word", .serialized)
struct ImpactPromiseTests {
    private let day = AccessCouncil.today

    private struct Asked: Sendable {
        let council: AccessCouncil
        let plan: Identifier<Plan>
        let action: Identifier<Action>
        var page: String { ActionPlanPlaces.action.path(plan, action) }

        func member(_ role: Role) throws -> AccessCouncil.Member { try #require(council.members[role]) }

        func send(_ path: String, as role: Role, _ fields: [(String, String)]) async throws -> Reply {
            try await council.ask("POST", path, as: member(role), fields: fields)
        }

        func impact() async throws -> Impact {
            let ratings = try await council.store.read { [plan] in try ActionPlanRecords.ratings(of: plan, on: AccessCouncil.today, in: $0)
            }
            return try #require(ratings[action]).impact.impact
        }

        /// A link that serves the action.
        func evidence(_ grade: String, as role: Role) async throws -> String {
            let sent = try await send(
                "/evidence/new", as: role,
                [("kind", "link"), ("title", "Notes"), ("grade", grade), ("link", "https://x.example/notes"), ("action", action.text)])
            #expect(sent.status == 303)
            let sql = "SELECT id FROM evidence_item WHERE title = 'Notes' ORDER BY rowid DESC LIMIT 1"
            return try #require(try await council.store.read { try String.fetchOne($0, sql: sql) })
        }

        func confirm(_ evidence: String, as role: Role) async throws -> Reply {
            let sql = "SELECT id FROM evidence_version WHERE evidence = ? ORDER BY number DESC LIMIT 1"
            let version = try await council.store.read { try String.fetchOne($0, sql: sql, arguments: [evidence]) } ?? ""
            return try await send("/evidence/\(evidence)/confirm", as: role, [("of", version), ("read", "yes"), ("reason", "")])
        }
    }

    private func asked() async throws -> Asked {
        let council = try await AccessCouncil()
        let plan = try #require(Identifier<Plan>(try await council.furniture.identifier(for: "plan") ?? ""))
        let acts = ActionPlanStore(council.store)
        let action = try await acts.addAction(
            to: plan, ActionDraft(text: "Write plainly", findings: [], due: day + 90), on: day - 9, by: .system)
        return Asked(council: council, plan: plan, action: action)
    }

    @Test func `evidence counts towards impact once a second person confirmed it, and no longer when it is graded anew`() async throws {
        let asked = try await asked()
        let id = try await asked.evidence("practice", as: .director)
        #expect(try await asked.impact() == .notMeasured, "graded by the person who added it")
        #expect(try await asked.send("/evidence/\(id)/check", as: .director, []).status == 303)
        #expect(try await asked.confirm(id, as: .director).status == 422)
        #expect(try await asked.impact() == .notMeasured)
        #expect(try await asked.confirm(id, as: .serviceManager).status == 303)
        #expect(try await asked.impact() == .improved)
        let version = try await asked.council.store.read {
            try Int.fetchOne($0, sql: "SELECT version FROM evidence_item WHERE id = ?", arguments: [id]) ?? 0
        }
        let anew = try await asked.send(
            "/evidence/\(id)/facts", as: .serviceManager,
            [("title", "Notes"), ("grade", "difference"), ("owner", ""), ("version", String(version))])
        #expect(anew.status == 303)
        #expect(try await asked.impact() == .notMeasured, "nobody confirmed the new level")
        let own = try await asked.confirm(id, as: .serviceManager)
        #expect(own.status == 422 && own.text.contains("You set its level of impact"))
    }

    @Test func `a note that the check holds keeps no impact, whatever its owner says`() async throws {
        let asked = try await asked()
        let id = try await asked.evidence("practice", as: .director)
        _ = try await asked.send("/evidence/\(id)/check", as: .director, [])
        let update = try await asked.send(
            asked.page + "/updates", as: .director, [("words", "Better"), ("delivery", "on_track"), ("impact", "better")])
        #expect(update.status == 303)
        #expect(try await asked.impact() == .notMeasured)
        let page = try await asked.council.ask("GET", asked.page, as: asked.member(.director)).text
        #expect(page.contains("Not measured"))
    }

    /// The director holds the post of the action.
    private func ownedByDirector() async throws -> Asked {
        let asked = try await asked()
        let post = Identifier<Post>()
        let director = try asked.member(.director).id
        try await asked.council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") {
            [action = asked.action] db in
            try db.execute(sql: "INSERT INTO post (id, title) VALUES (?, 'Head of letters')", arguments: [post])
            try db.execute(
                sql: "INSERT INTO post_holder (post, from_day, name, account) SELECT ?, '2022-01-01', name, id FROM account WHERE id = ?",
                arguments: [post, director])
            try db.execute(sql: "UPDATE action SET owner = ? WHERE id = ?", arguments: [post, action])
        }
        return asked
    }

    @Test func `an audit by the action’s owner counts once another person confirmed it, a failed one at once`() async throws {
        let asked = try await ownedByDirector()
        func audit(_ met: String, as role: Role) async throws {
            let fields = [
                ("question", "Is it plain?"), ("audited-day", "10"), ("audited-month", "6"), ("audited-year", "2022"), ("sample", "10"),
                ("met", met), ("audit-source", "Ten letters"),
            ]
            #expect(try await asked.send(asked.page + "/audits", as: role, fields).status == 303)
        }
        try await audit("10", as: .director)
        #expect(try await asked.impact() == .notMeasured)
        let page = try await asked.council.ask("GET", asked.page, as: asked.member(.serviceManager)).text
        #expect(page.contains("needs confirmation by a second person"))
        let id = try await asked.council.store.read {
            try String.fetchOne($0, sql: "SELECT id FROM audit_result ORDER BY rowid DESC LIMIT 1")
        }
        let confirm = [("confirm", id ?? "")]
        #expect(try await asked.send(asked.page + "/audits", as: .director, confirm).status == 422)
        #expect(try await asked.impact() == .notMeasured)
        let confirmed = try await asked.send(asked.page + "/audits", as: .serviceManager, confirm)
        #expect(confirmed.status == 303, "\(confirmed.text)")
        #expect(try await asked.impact() == .improved)
        try await audit("1", as: .director)
        #expect(try await asked.impact() == .noChangeSeen, "what is worse counts at once")
        try await audit("10", as: .serviceManager)
    }

    @Test func `a measure that the action’s owner linked counts once another person confirmed the link`() async throws {
        let asked = try await ownedByDirector()
        let measure = try #require(try await asked.council.furniture.identifier(for: "measure"))
        try await asked.council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: "DELETE FROM measure_status WHERE measure = ?", arguments: [measure])
            try db.execute(
                sql: """
                    INSERT INTO measure_status (measure, verdict, since, sentence, figures)
                    VALUES (?, 'better', '2022-06-01', 'It rose', 9)
                    """, arguments: [measure])
        }
        let path = asked.page + "/measures"
        #expect(try await asked.send(path, as: .director, [("measure", measure)]).status == 303)
        #expect(try await asked.impact() == .notMeasured)
        #expect(try await asked.send(path, as: .director, [("confirm", measure)]).status == 422)
        #expect(try await asked.send(path, as: .serviceManager, [("confirm", measure)]).status == 303)
        #expect(try await asked.impact() == .improved)
        #expect(try await asked.send(path, as: .serviceManager, [("unlink", measure)]).status == 303)
        #expect(try await asked.send(path, as: .serviceManager, [("measure", measure)]).status == 303)
        #expect(try await asked.impact() == .improved, "linked by another person")
    }

    /// A measure of the council with a verdict, linked to the action.
    private func linked(_ verdict: String, to asked: Asked, as role: Role) async throws -> String {
        let measure = try #require(try await asked.council.furniture.identifier(for: "measure"))
        try await fill(asked) { db in
            try db.execute(sql: "DELETE FROM measure_status WHERE measure = ?", arguments: [measure])
            try db.execute(
                sql: """
                    INSERT INTO measure_status (measure, verdict, since, sentence, figures) VALUES (?, ?, '2022-06-01', 'It went so.', 9)
                    """, arguments: [measure, verdict])
        }
        #expect(try await asked.send(asked.page + "/measures", as: role, [("measure", measure)]).status == 303)
        return measure
    }

    private func fill(_ asked: Asked, _ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try await asked.council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { try body($0) }
    }

    @Test func `of an action without an owner a measure counts once a second person confirmed it`() async throws {
        let asked = try await asked()
        let measure = try await linked("better", to: asked, as: .director)
        #expect(try await asked.impact() == .notMeasured)
        #expect(try await asked.send(asked.page + "/measures", as: .director, [("confirm", measure)]).status == 422)
        #expect(try await asked.send(asked.page + "/measures", as: .serviceManager, [("confirm", measure)]).status == 303)
        #expect(try await asked.impact() == .improved)
    }

    @Test func `an owner who unlinks a worse measure asks for it, and it counts until another person confirms`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await linked("worse", to: asked, as: .serviceManager)
        let path = asked.page + "/measures"
        #expect(try await asked.impact() == .noChangeSeen)
        #expect(try await asked.send(path, as: .director, [("unlink", measure)]).status == 303)
        #expect(try await asked.impact() == .noChangeSeen, "it waits for a second person")
        #expect(try await asked.send(path, as: .director, [("unlink", measure)]).status == 422, "not twice by the same person")
        let page = try await asked.council.ask("GET", asked.page, as: asked.member(.serviceManager)).text
        #expect(page.contains("to unlink it. It counts until another person") && page.contains("Confirm unlinking"))
        #expect(try await asked.send(path, as: .serviceManager, [("unlink", measure)]).status == 303)
        #expect(try await asked.impact() == .notMeasured)
        let after = try await asked.council.ask("GET", asked.page, as: asked.member(.serviceManager)).text
        #expect(after.contains("It went so.") && after.contains("unlinked, as"), "the history keeps what it showed")
    }

    @Test func `who gives the action to another post is still its former owner`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await linked("worse", to: asked, as: .director)
        try await fill(asked) { [action = asked.action, other = Identifier<Post>()] db in
            try db.execute(sql: "INSERT INTO post (id, title) VALUES (?, 'Another head')", arguments: [other])
            try db.execute(sql: "UPDATE action SET owner = ? WHERE id = ?", arguments: [other, action])
        }
        #expect(try await asked.send(asked.page + "/measures", as: .director, [("unlink", measure)]).status == 303)
        #expect(try await asked.impact() == .noChangeSeen, "the former owner only asked for it")
        try await fill(asked) { db in
            try db.execute(sql: "UPDATE measure_status SET verdict = 'better' WHERE measure = ?", arguments: [measure])
        }
        #expect(try await asked.impact() == .notMeasured, "a link of the former owner waits for a second person")
    }

    @Test func `an owner does not turn the direction of the measure that judges them, nor begin its series again`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await linked("worse", to: asked, as: .serviceManager)
        let names = ["name", "counts", "counted", "unit", "numerator", "denominator", "direction", "source", "owner"]
        let (kept, target) = try await asked.council.store.read { db -> ([String], Double?) in
            let row = try #require(try Row.fetchOne(db, sql: "SELECT * FROM measure WHERE id = ?", arguments: [measure]))
            return (names.map { row[$0] as String? ?? "" }, row["target"])
        }
        func edit(_ direction: String, as role: Role) async throws -> Reply {
            let now = try await asked.council.store.read {
                try Int.fetchOne($0, sql: "SELECT version FROM measure WHERE id = ?", arguments: [measure]) ?? 0
            }
            let fields = zip(names, kept).map { ($0, $0 == "direction" ? direction : $1) }
            return try await asked.send(
                "/measures/\(measure)/edit", as: role, fields + [("target", target.map { "\($0)" } ?? ""), ("version", String(now))])
        }
        let turned = kept[6] == "higher" ? "lower" : "higher"
        let refused = try await edit(turned, as: .director)
        #expect(refused.status == 422 && refused.text.contains("Ask another person to change its target, its direction"))
        let mark = [
            ("kind", "definition"), ("marked-day", "1"), ("marked-month", "6"), ("marked-year", "2022"), ("mark-words", "Counted anew"),
            ("new-counts", ""),
        ]
        #expect(try await asked.send("/measures/\(measure)/marks", as: .director, mark).status == 422)
        #expect(try await edit(turned, as: .serviceManager).status == 303)
    }

    /// A measure of twelve months at about half, linked by another person, whose last month is worse where that is asked for.
    private func ofTwelveMonths(_ asked: Asked, last: Int = 50) async throws -> String {
        let acts = MeasureStore(asked.council.store, watch: MeasureWatching.watch)
        let id = try await acts.add(MeasureDraft(name: "Letters in time", source: "Diary"), on: day, by: .system)
        for (month, part) in [49, 51, 50, 48, 52, 50, 49, 51, 50, 48, 52, last].enumerated() {
            let figure = FigureDraft(
                day: self.day - 340 + month * 30, figure: TypedFigure(numerator: part, denominator: 100), source: "Diary")
            try await acts.addValue(to: id, figure, on: day, by: .system)
        }
        #expect(try await asked.send(asked.page + "/measures", as: .serviceManager, [("measure", id.text)]).status == 303)
        return id.text
    }

    private func typed(_ part: String, _ whole: String, reason: String = "") -> [(String, String)] {
        [
            ("day-day", "17"), ("day-month", "6"), ("day-year", "2022"), ("numerator", part), ("denominator", whole), ("reason", reason),
            ("source", "Own count"), ("why", "Counted again"),
        ]
    }

    private func waiting(_ measure: String, _ asked: Asked) async throws -> [String] {
        let sql = "SELECT value FROM figure_confirmation JOIN measure_value ON id = value WHERE measure = ?"
        return try await asked.council.store.read { try String.fetchAll($0, sql: sql, arguments: [measure]) }
    }

    private func verdict(_ measure: String, _ asked: Asked) async throws -> String? {
        try await asked.council.store.read {
            try String.fetchOne($0, sql: "SELECT verdict FROM measure_status WHERE measure = ?", arguments: [measure])
        }
    }

    @Test func `a figure that the action’s owner typed makes nothing look better until another person confirms it`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await ofTwelveMonths(asked)
        #expect(try await asked.impact() == .noChangeSeen)
        #expect(try await asked.send("/measures/\(measure)/values", as: .director, typed("99", "100")).status == 303)
        #expect(try await asked.impact() == .noChangeSeen, "nobody but the owner says so")
        for page in [asked.page, "/measures/\(measure)"] {
            #expect(try await asked.council.ask("GET", page, as: asked.member(.serviceManager)).text.contains("second person"), "\(page)")
        }
        let value = try #require(try await waiting(measure, asked).first)
        let confirm = "/measures/\(measure)/values/\(value)/confirm"
        #expect(try await !asked.council.ask("GET", "/measures/\(measure)", as: asked.member(.director)).text.contains(confirm))
        #expect(try await asked.send(confirm, as: .director, []).status == 409)
        #expect(try await asked.impact() == .noChangeSeen)
        #expect(try await asked.council.ask("GET", "/measures/\(measure)", as: asked.member(.serviceManager)).text.contains(confirm))
        #expect(try await asked.send(confirm, as: .serviceManager, []).status == 303)
        #expect(try await asked.impact() == .improved)
    }

    @Test func `a worse figure by the action’s owner counts at once, and emptying one only when another person confirms it`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await ofTwelveMonths(asked, last: 5)
        #expect(try await verdict(measure, asked) == "worse")
        let bad = try #require(
            try await asked.council.store.read {
                try String.fetchOne(
                    $0, sql: "SELECT id FROM measure_value WHERE measure = ? ORDER BY day DESC LIMIT 1", arguments: [measure])
            })
        let emptied = try await asked.send(
            "/measures/\(measure)/values/\(bad)", as: .director, typed("", "", reason: "The diary was not kept"))
        #expect(emptied.status == 303)
        #expect(try await verdict(measure, asked) == "worse", "the bad figure counts until a second person confirms the correction")
        #expect(try await asked.send("/measures/\(measure)/values", as: .director, typed("50", "100")).status == 303)
        #expect(try await verdict(measure, asked) == "worse", "a usual figure after it covers nothing")
        #expect(try await asked.impact() == .noChangeSeen)
        for value in try await waiting(measure, asked) {
            #expect(try await asked.send("/measures/\(measure)/values/\(value)/confirm", as: .serviceManager, []).status == 303)
        }
        #expect(try await verdict(measure, asked) == "no_change")
        let worse = [("day-day", "18")] + typed("1", "100").dropFirst()
        #expect(try await asked.send("/measures/\(measure)/values", as: .director, worse).status == 303)
        #expect(try await verdict(measure, asked) == "worse", "what is worse counts at once")
    }

    @Test func `an owner does not say that their measure counts documents, whose small numbers are never hidden`() async throws {
        let asked = try await ownedByDirector()
        let measure = try await ofTwelveMonths(asked)
        let fields = [
            ("name", "Letters in time"), ("counts", ""), ("counted", "documents"), ("unit", "percent"), ("numerator", ""),
            ("denominator", ""), ("direction", "higher"), ("target", ""), ("source", "Diary"), ("owner", ""), ("version", "1"),
        ]
        let refused = try await asked.send("/measures/\(measure)/edit", as: .director, fields)
        #expect(refused.status == 422 && refused.text.contains("what it counts"))
        #expect(try await asked.send("/measures/\(measure)/edit", as: .serviceManager, fields).status == 303)
    }

    @Test func `what children said shows no delivery: an action with nothing else is not done and not closed`() async throws {
        let asked = try await asked()
        let said = try await asked.send(
            "/evidence/new", as: .director,
            [
                ("kind", "voice"), ("title", "Parents on the letter"), ("voice", "It was plain."), ("voice-people", "parents"),
                ("voice-gathered", "A talk"), ("voice-heard", "7"), ("voice-asked", ""), ("voice-consent", "written"),
                ("voice-day-day", "1"),
                ("voice-day-month", "6"), ("voice-day-year", "2022"), ("owner", ""), ("action", asked.action.text),
            ])
        #expect(said.status == 303)
        let done = [("words", "Done"), ("delivery", "done_and_evidenced"), ("impact", "not_measured")]
        #expect(try await asked.send(asked.page + "/updates", as: .director, done).status == 422)
        _ = try await asked.evidence("output", as: .director)
        #expect(try await asked.send(asked.page + "/updates", as: .director, done).status == 303)
        try await asked.council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") {
            try $0.execute(sql: "UPDATE evidence_item SET set_aside_on = '2022-06-20', set_aside_reason = 'Wrong' WHERE title = 'Notes'")
        }
        let closed = try await asked.send(asked.page + "/close", as: .serviceManager, [("closing-words", "Seen")])
        #expect(closed.status == 422 && !closed.text.contains("Enter what you looked at"))
        let action = try await asked.council.store.read { [action = asked.action] in try ActionPlanRecords.action(action, in: $0) }
        #expect(action?.closing == nil)
    }

    @Test func `a finding of another source is closed and opened again like one of the inspection`() async throws {
        let asked = try await asked()
        let acts = ActionPlanStore(asked.council.store)
        let source = try await acts.addSource(
            to: asked.plan, .peerReview, title: "A review by peers", day: day - 30, on: day - 20, by: .system)
        let finding = try await acts.addFinding(to: source, of: asked.plan, .recommendation, "Be plain", on: day - 20, by: .system)
        try await fill(asked) { [action = asked.action] db in
            try db.execute(sql: "INSERT INTO action_source_finding (action, finding) VALUES (?, ?)", arguments: [action, finding])
        }
        let id = try await asked.evidence("practice", as: .director)
        #expect(try await asked.send("/evidence/\(id)/check", as: .director, []).status == 303)
        #expect(try await asked.confirm(id, as: .serviceManager).status == 303)
        let done = [("words", "Done"), ("delivery", "done_and_evidenced"), ("impact", "better")]
        #expect(try await asked.send(asked.page + "/updates", as: .director, done).status == 303)
        #expect(try await asked.send(asked.page + "/close", as: .serviceManager, [("closing-words", "Seen")]).status == 303)
        let closed = try await asked.send(
            "/plans/\(asked.plan)/findings/\(finding)/close", as: .serviceManager, [("words-\(finding)", "Letters are plain")])
        #expect(closed.status == 303, "\(closed.status)")
        func page() async throws -> String {
            try await asked.council.ask("GET", "/plans/\(asked.plan)/findings", as: asked.member(.director)).text
        }
        #expect(try await page().contains("Letters are plain"))
        #expect(try await asked.send(asked.page + "/reopen", as: .serviceManager, [("reopen-why", "Not yet")]).status == 303)
        #expect(try await !page().contains("Letters are plain"))
    }

    @Test func `a malformed owner of evidence is refused, and does not take the owner away`() async throws {
        let asked = try await asked()
        let id = try await asked.evidence("output", as: .director)
        let post = try await asked.council.furniture.identifier(for: "post") ?? ""
        func facts(_ owner: String, _ version: Int) -> [(String, String)] {
            [("title", "Notes"), ("grade", "output"), ("owner", owner), ("version", String(version))]
        }
        #expect(try await asked.send("/evidence/\(id)/facts", as: .director, facts(post, 1)).status == 303)
        #expect(try await asked.send("/evidence/\(id)/facts", as: .director, facts("nobody-of-that-name", 2)).status == 422)
        let kept = try await asked.council.store.read {
            try String.fetchOne($0, sql: "SELECT owner FROM evidence_item WHERE id = ?", arguments: [id])
        }
        #expect(kept == post)
    }
}
