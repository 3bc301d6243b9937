import ActionPlans
import Boards
import BoardsWeb
import Foundation
import GRDB
import Indicators
import Inspections
import Scrutiny
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// One action of each kind is planted in the record, and every paper that leaves the council is read.
@Suite("What papers say of an action", .serialized)
struct OutwardPapersTests {
    private let day = AccessCouncil.today

    private enum Kind: CaseIterable {
        case notSustained, offTrack, held, ownWord, done, worse, overdue

        var title: String {
            switch self {
            case .notSustained: "Quarried letters are sent"
            case .offTrack: "Basalt visits are kept"
            case .held: "Granite panels meet"
            case .ownWord: "Slate forms are short"
            case .done: "Marble rotas are printed"
            case .worse: "Flint calls are logged"
            case .overdue: "Gneiss plans are signed"
            }
        }
        /// One of these stands by its title, wherever a paper names it.
        var honest: [String] {
            switch self {
            case .notSustained, .worse: ["not sustained", "did not last"]
            case .offTrack, .overdue: ["off track", "longer than"]
            case .held: ["not confirmed", "still checking"]
            case .ownWord, .done: [""]
            }
        }
        var update: (delivery: String, impact: String) {
            switch self {
            case .notSustained, .held, .worse: ("done_and_evidenced", "better")
            case .offTrack: ("off_track", "not_measured")
            case .ownWord: ("on_track", "better_and_held")
            case .done: ("done_and_evidenced", "not_measured")
            case .overdue: ("on_track", "not_measured")
            }
        }
    }

    private struct Planted: Sendable {
        let council: AccessCouncil
        let plan: Identifier<Plan>
        let board: Identifier<Board>
        let inspection: Identifier<Inspection>
        let actions: [Identifier<Action>]
        let director: AccessCouncil.Member
        let one, other: Changer
        var scrutiny: ScrutinyStore { ScrutinyStore(store: council.store, council: "Openly", clock: Clock(fixed: AccessCouncil.today)) }

        func fill(_ statements: [(String, StatementArguments)]) async throws {
            try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
                for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
            }
        }
    }

    private func planted() async throws -> Planted {
        let council = try await AccessCouncil()
        @Sendable func id(_ part: String) async throws -> String { try #require(try await council.furniture.identifier(for: part)) }
        let director = try #require(council.members[.director])
        let planted = Planted(
            council: council, plan: try #require(Identifier(try await id("plan"))), board: try #require(Identifier(try await id("board"))),
            inspection: try #require(Identifier(try await id("inspection"))), actions: Kind.allCases.map { _ in Identifier() },
            director: director, one: Changer(account: director.id.text),
            other: Changer(account: try #require(council.members[.serviceManager]).id.text))
        let (post, finding, measure) = (try await id("post"), try await id("finding"), try await id("measure"))
        // What hangs on the furnished action is not what is read here.
        var statements: [(String, StatementArguments)] = [
            ("UPDATE regression SET answered_on = day, answered_name = 'x', reopened = 0, why = 'x'", [])
        ]
        for (number, (kind, action)) in zip(Kind.allCases, planted.actions).enumerated() {
            statements += [
                (
                    """
                    INSERT INTO action (id, plan, ref_group, ref_number, title, text, owner, due, added_on) VALUES (?, ?, 8, ?, ?, ?, ?, ?, ?)
                    """, [action, planted.plan, number + 1, kind.title, kind.title, post, kind == .overdue ? day - 1 : day + 200, day - 80]
                ),
                ("INSERT INTO action_finding (action, finding) VALUES (?, ?)", [action, finding]),
                (
                    "INSERT INTO action_update (action, day, words, delivery, impact, author) VALUES (?, ?, 'x', ?, ?, 'x')",
                    [action, day - 5, kind.update.delivery, kind.update.impact]
                ),
            ]
            if kind == .held || kind == .ownWord || kind == .done || kind == .worse {
                statements += evidence(on: action, title: "Proof of \(kind)")
            }
            if kind == .notSustained || kind == .done {
                statements.append(
                    (
                        "INSERT INTO action_closing (id, action, closed_on, account, name, words) VALUES (?, ?, ?, 'x', 'x', 'Seen')",
                        [Identifier<Closing>(), action, day - 4]
                    ))
            }
        }
        statements += [
            (
                "INSERT INTO action_measure (action, measure, linked_on, author) VALUES (?, ?, ?, 'x')",
                [planted.actions[5], measure, day - 9]
            ), ("DELETE FROM measure_status WHERE measure = ?", [measure]),
            (
                """
                INSERT INTO measure_status (measure, verdict, since, sentence, figures) VALUES (?, 'worse', ?, 'It fell', 9)
                """, [measure, day - 3]
            ),
        ]
        try await planted.fill(statements)
        return planted
    }

    private func evidence(on action: Identifier<Action>, title: String) -> [(String, StatementArguments)] {
        let (item, version) = (Identifier<Evidence>(), Identifier<Planted>().text)
        return [
            (
                "INSERT INTO evidence_item (id, kind, title, grade, added_on, author) VALUES (?, 'link', ?, 'practice', ?, 'x')",
                [item, title, day - 9]
            ),
            (
                "INSERT INTO evidence_version (id, evidence, number, day, author, link) VALUES (?, ?, 1, ?, 'x', 'https://x.example')",
                [version, item, day - 9]
            ),
            ("INSERT INTO evidence_text (version, title, body) VALUES (?, ?, '')", [version, title]),
            ("INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, ?, 'x')", [item, action, day - 9]),
        ]
    }

    /// The measure of the closed action turns worse.
    private func slipBack(_ planted: Planted) async throws {
        let measure = try await planted.council.furniture.identifier(for: "measure")
        try await planted.fill([
            (
                "INSERT INTO regression (id, action, measure, since, day, words, answer_by) VALUES (?, ?, ?, ?, ?, 'It fell', ?)",
                [Identifier<Regression>(), planted.actions[0], measure, day - 3, day - 3, day + 9]
            )
        ])
    }

    private func page(_ path: String, _ planted: Planted, public isPublic: Bool = false) async throws -> String {
        let reply = try await planted.council.ask("GET", path, as: isPublic ? nil : planted.director)
        #expect(reply.status == 200, "\(path)")
        return reply.text
    }

    private func report(_ kind: ReportKind, _ planted: Planted) async throws -> Identifier<CommitteeReport> {
        try await planted.scrutiny.createReport(
            kind, on: planted.inspection,
            facts: ReportFacts(title: "Paper", committee: "People", meeting: day + 9, officerPost: "Head"), today: day, by: planted.one)
    }

    /// What stands by each mention of a title: from the marker before it to the end of its row, bullet or list.
    private func mentions(of title: String, in page: String, from markers: [String]) -> [String] {
        page.ranges(of: title).map { found in
            let start =
                markers.compactMap { page[..<found.lowerBound].range(of: $0, options: .backwards)?.lowerBound }.max() ?? page.startIndex
            let end = ["</tr>", "</li>", "</dl>"].compactMap { page[found.upperBound...].range(of: $0)?.upperBound }.min() ?? page.endIndex
            return page[start..<end].lowercased()
        }
    }

    /// Each mention says so, in its row, its list or under its heading; a row that claims nothing need not.
    private func expectHonest(_ page: String, _ paper: String, from markers: [String], silent: Bool = false) {
        for kind in Kind.allCases {
            let rows = mentions(of: kind.title, in: page, from: ["<tr", "<li"])
            for (mention, row) in zip(mentions(of: kind.title, in: page, from: markers), rows) {
                let claimsNothing = silent && !["done", "improved"].contains { row.contains($0) }
                let isWrong = kind.honest.contains("not sustained") && row.contains("done and evidenced")
                #expect(!isWrong, "\(paper): \(kind): \(row)")
                #expect(claimsNothing || kind.honest.contains { mention.contains($0) || $0.isEmpty }, "\(paper): \(kind): \(mention)")
                if kind == .ownWord {
                    let calculated = row.replacing("owner: improved and sustained", with: "")
                    #expect(!calculated.contains("improved"), "\(paper): an owner’s own word stands only as that")
                }
            }
        }
    }

    @Test func `every paper says what was not sustained, held or off track, or leaves it out`() async throws {
        let planted = try await planted()
        try await slipBack(planted)
        for kind in ReportKind.allCases {
            let id = try await report(kind, planted)
            let text = try await page(ScrutinyPlaces.preview.path(id), planted)
            #expect(text.contains(Kind.notSustained.title) && text.contains(Kind.offTrack.title), "\(kind) names them")
            expectHonest(text, "\(kind)", from: ["<p", "<tr"])
            #expect(text.components(separatedBy: SmallNumbers.statement).count == 2, "\(kind): the rule for small numbers is said once")
        }
        let packs = PackStore(planted.council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        let pack = try await packs.make(for: planted.board, plan: planted.plan, cutOff: day, on: day, by: planted.one)
        let token = try await packs.makeLink(to: pack, for: "The chair", until: day + 9, on: day, by: planted.one)
        for paper in [try await page("/packs/\(pack)", planted), try await page("/pack/\(token.text)", planted, public: true)] {
            #expect(paper.contains(Kind.notSustained.title))
            expectHonest(paper, "pack", from: ["<h2", "<h3"], silent: true)
        }
        let lines = try await planted.council.store.read { try PackRecords.pack(pack, in: $0) }.actions
        #expect(lines.first { $0.text == Kind.ownWord.title }?.impact == .notMeasured, "impact is not the owner’s own word")
        try await readPartners(planted)
        try await readRegister(planted)
    }

    private func readPartners(_ planted: Planted) async throws {
        let partners = PartnerStore(planted.council.store)
        let trust = try await PartnerRegister.adding.add(
            (name: "Health Trust", kind: .health, contact: ""), by: planted.one, today: day, in: planted.council.store)
        for (kind, action) in zip(Kind.allCases, planted.actions) {
            try await partners.assign(action, to: trust, on: day, by: planted.one)
            let token = try await partners.makeLink(to: action, for: "Merrin", until: day + 9, on: day, by: planted.one)
            let text = try await page("/partner/\(token.text)", planted, public: true)
            #expect(text.contains(kind.title))
            expectHonest(text, "partner’s link", from: ["<h1"])
        }
    }

    private func readRegister(_ planted: Planted) async throws {
        for (number, (kind, action)) in zip(Kind.allCases, planted.actions).enumerated() {
            let question = Identifier<Planted>().text
            try await planted.fill([
                (
                    """
                    INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, due, recorded_by, recorded_on)
                    VALUES (?, ?, 'question', 'People', ?, 'Minute 4', 'Cllr Pike', 'Is it so?', ?, 'x', ?)
                    """, [question, 70 + number, day - 30, day + 9, day - 29]
                ),
                (
                    "INSERT INTO question_link VALUES (?, 'action', ?, ?, ?, 'x', ?)",
                    [question, action, planted.inspection, kind.title, day - 20]
                ),
            ])
        }
        for problem in try await planted.scrutiny.registerFile().openProblems {
            try await planted.scrutiny.resolveRegister(problem.id, reason: "Seen", today: day, by: planted.one)
        }
        try await planted.scrutiny.proposeRegister(today: day, by: planted.one)
        let digest = try await planted.scrutiny.publishRegister(today: day, documents: DocumentMaker(path: "/nowhere"), by: planted.other)
        let text = try await page("/published/\(digest)", planted, public: true)
        #expect(text.contains(Kind.notSustained.title))
        expectHonest(text, "public register", from: ["<li"])
        #expect(text.components(separatedBy: "are hidden. Numbers of documents are shown.").count == 2, "the rule is said once")
    }

    @Test func `keeping an action closed does not make a paper say that it is done`() async throws {
        let planted = try await planted()
        try await slipBack(planted)
        let action = ActionPlanPlaces.action.path(planted.plan, planted.actions[0])
        let regression = try await planted.council.store.read { [id = planted.actions[0]] in
            try ActionPlanRecords.action(id, in: $0)?.openRegressions.first?.id.text
        }
        for (path, fields) in [
            ("/regression", [("regression", regression ?? ""), ("answer", "keep"), ("regression-why", "A strike")])
        ] {
            let answer = try await planted.council.ask("POST", action + path, as: planted.director, fields: fields)
            #expect(answer.status == 303, "\(path): \(answer.status) \(answer.text)")
        }
        let families = try await page(ScrutinyPlaces.preview.path(report(.familiesPage, planted)), planted)
        expectHonest(families, "page for families", from: ["<p", "<tr"])
        let packs = PackStore(planted.council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        let pack = try await packs.make(for: planted.board, plan: planted.plan, cutOff: day, on: day, by: planted.one)
        let paper = try await page("/packs/\(pack)", planted)
        #expect(paper.contains("Improvement not sustained: 2"))
        expectHonest(paper, "pack", from: ["<h2", "<h3"], silent: true)
        try await readPlan(planted)
    }

    /// The plan's page, its file for a spreadsheet, its document, what is frozen, and Home.
    private func readPlan(_ planted: Planted) async throws {
        let plan = ActionPlanPlaces.plan.path(planted.plan)
        let read = try await planted.council.store.read { [id = planted.plan] in try PlanRead(id, in: $0) }
        let document = PlanDocument(read: read, council: "Openly", today: day).document.article.string
        let sentence = "2 are done but not sustained"
        for (name, text) in [("plan", try await page(plan, planted)), ("document", document)] {
            #expect(text.contains(sentence), "\(name)")
            for kind in [Kind.notSustained, .worse] {
                for row in mentions(of: kind.title, in: text, from: ["<tr", "<li"]) where row.hasPrefix("<tr") {
                    #expect(row.contains("done, not sustained") && !row.contains("done and evidenced"), "\(name): \(row)")
                }
            }
        }
        let file = try await page(ActionPlanPlaces.spreadsheet.path(planted.plan), planted).components(separatedBy: "\r\n")
        #expect(file.filter { $0.contains("Done, not sustained") }.count == 2)
        let frozen = PlanSnapshot.items(read.actions, posts: read.posts, findings: FindingTexts(read.findings), on: day)
        #expect(frozen.filter { $0.delivery == .doneNotSustained && $0.impact == .notSustained }.count == 2)
        #expect(try await page("/plans", planted).contains(sentence))
    }

    /// An action that audits show to be improved and whose owner sees no change.
    private func denied(_ planted: Planted) async throws -> Identifier<Action> {
        let (action, finding) = (Identifier<Action>(), try #require(try await planted.council.furniture.identifier(for: "finding")))
        try await planted.fill([
            (
                """
                INSERT INTO action (id, plan, ref_group, ref_number, title, text, due, added_on)
                VALUES (?, ?, 8, 40, 'Chert reviews are held', 'Chert reviews are held', ?, ?)
                """, [action, planted.plan, day + 200, day - 80]
            ), ("INSERT INTO action_finding (action, finding) VALUES (?, ?)", [action, finding]),
            (
                "INSERT INTO action_update (action, day, words, delivery, impact, author) VALUES (?, ?, 'x', 'on_track', 'no_change', 'x')",
                [action, day - 5]
            ),
            (
                """
                INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on, confirmed_by)
                VALUES (?, ?, 'Is it held?', ?, 10, 10, 80, 'Ten records', 'x', ?, 'y')
                """, [Identifier<AuditResult>(), action, day - 9, day - 9]
            ),
        ])
        return action
    }

    @Test func `the calculated impact stands everywhere, with the owner’s word beside it where that is another`() async throws {
        let planted = try await planted()
        let action = try await denied(planted)
        let (plan, words) = (ActionPlanPlaces.plan.path(planted.plan), "owner: no change seen")
        let frozen = try await planted.council.ask(
            "POST", ActionPlanPlaces.versions.path(planted.plan), as: planted.director, fields: [("version-name", "Of today")])
        #expect(frozen.status == 303)
        let version =
            try await planted.council.store.read { try String.fetchOne($0, sql: "SELECT id FROM plan_version WHERE name = 'Of today'") }
            ?? ""
        let report = try await report(.committee, planted)
        let packs = PackStore(planted.council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        _ = try await packs.make(for: planted.board, plan: planted.plan, cutOff: day, on: day, by: planted.one)
        let pages = [
            plan, plan + "?view=timeline", plan + "?impact=better", plan + "/findings", plan + "/versions/\(version)",
            ActionPlanPlaces.action.path(planted.plan, action), ScrutinyPlaces.preview.path(report),
            "/inspections/\(planted.inspection)/findings/\(try await planted.council.furniture.identifier(for: "finding") ?? "")/thread",
        ]
        for path in pages {
            let text = try await page(path, planted).lowercased()
            #expect(text.contains("owner: no change seen"), "\(path)")
            #expect(text.contains("improved"), "\(path)")
        }
        let read = try await planted.council.store.read { [id = planted.plan] in try PlanRead(id, in: $0) }
        #expect(PlanDocument(read: read, council: "Openly", today: day).document.article.string.contains(words))
        let row =
            try await page(ActionPlanPlaces.spreadsheet.path(planted.plan), planted).components(separatedBy: "\r\n")
            .first { $0.contains("Chert") } ?? ""
        #expect(row.contains("\"Improved\"") && row.contains("\"No change seen\""), "\(row)")
        let ratings = try await page(ActionPlanPlaces.action.path(planted.plan, planted.actions[0]), planted)
        #expect(ratings.contains("Two ratings"))
    }

    @Test func `the attached plan counts every action, also one that answers no finding`() async throws {
        let planted = try await planted()
        try await planted.fill([("DELETE FROM action_finding WHERE action = ?", [planted.actions[4]])])
        let text = try await page(ScrutinyPlaces.preview.path(report(.committee, planted)), planted)
        #expect(text.contains("Actions that answer no finding") && text.contains(Kind.done.title))
    }

    @Test func `a page for families says done only of what is linked to an action that is done and has lasted`() async throws {
        let planted = try await planted()
        try await slipBack(planted)
        let id = try await report(.familiesPage, planted)
        let section = try #require(try await planted.scrutiny.file(id).report.sections.first { $0.kind == .plainActions })
        #expect(section.body.contains("We have done this:\n\n- \(Kind.done.title)"), "closed by a second person")
        let (line, check) = ("We keep one list of all families", ScrutinyPlaces.check.path(id))
        let words = "We have done this:\n\n- \(line).\n- \(Kind.done.title)."
        let edited = try await planted.council.ask(
            "POST", ScrutinyPlaces.section.path(id, section.id), as: planted.director,
            fields: [("heading", section.heading), ("body", words), ("version", String(section.version))])
        #expect(edited.status == 303)
        func points() async throws -> [ReportProblem] {
            try await planted.scrutiny.file(id).openProblems.filter { $0.rule == .doneIsLinked }
        }
        let open = try await points()
        #expect(open.map(\.excerpt).map { $0.hasPrefix(line) } == [true], "not of the action’s own words")
        let point = try #require(open.first?.code)
        #expect(try await page(check, planted).contains("Done, without an action"))
        func link(_ fields: [(String, String)]) async throws -> Int {
            try await planted.council.ask(
                "POST", ScrutinyPlaces.link.path(id), as: planted.director, fields: [("point", point)] + fields
            ).status
        }
        _ = try await link([("kind", "officers_judgement")])
        let reason = [("point", point), ("reason", "It is so")]
        #expect(try await planted.council.ask("POST", check + "/resolve", as: planted.director, fields: reason).status != 303)
        #expect(try await points().count == 1, "neither a judgement nor a reason settles it")
        let refs = try await planted.scrutiny.file(id).record.actions
        func ref(_ kind: Kind) -> String { refs.first { $0.title == kind.title }?.reference ?? "" }
        #expect(try await link([("kind", "action"), ("action", ref(.notSustained))]) == 422)
        #expect(try await link([("kind", "action"), ("action", ref(.done))]) == 303)
        #expect(try await points().isEmpty)
        try await planted.fill([
            (
                """
                INSERT INTO regression (id, action, measure, since, day, words, answer_by)
                SELECT ?, ?, id, ?, ?, 'It fell', ? FROM measure LIMIT 1
                """, [Identifier<Regression>(), planted.actions[4], day - 3, day - 3, day + 9]
            )
        ])
        #expect(try await points().contains { $0.excerpt.hasPrefix(line) }, "the link no longer holds when the action slips back")
    }

    @Test func `an action whose owner sees no change, or that nobody else closed, is not drafted as done for families`() async throws {
        let planted = try await planted()
        try await planted.fill([
            (
                """
                INSERT INTO action_update (action, day, words, delivery, impact, author) VALUES (?, ?, 'x', 'done_and_evidenced', 'no_change', 'x')
                """, [planted.actions[4], day - 2]
            )
        ])
        let file = try await planted.scrutiny.file(report(.familiesPage, planted))
        let body = file.report.sections.first { $0.kind == .plainActions }?.body ?? ""
        let done = body.components(separatedBy: "We have done this:").dropFirst().first?.components(separatedBy: "\n\n").dropFirst().first
        #expect(done?.contains(Kind.done.title) != true)
        #expect(body.contains(Kind.done.title))
    }

    @Test func `a paper that was written before an improvement was lost is not published as it is`() async throws {
        let planted = try await planted()
        let id = try await report(.familiesPage, planted)
        #expect(try await page(ScrutinyPlaces.preview.path(id), planted).contains("We have done this"))
        let before = try await page(ScrutinyPlaces.check.path(id), planted)
        #expect(!before.contains("The record says its improvement was not sustained"))
        try await slipBack(planted)
        let after = try await page(ScrutinyPlaces.check.path(id), planted)
        #expect(after.contains("The record says its improvement was not sustained") && after.contains(Kind.notSustained.title))
        #expect(try await planted.scrutiny.file(id).publishing.obstacles.contains { if case .openProblems = $0 { true } else { false } })
    }
}
