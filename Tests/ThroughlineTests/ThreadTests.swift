import GRDB
import SiteKit
import Testing
import Vocabulary

@Suite("The thread, on every page of the line", .serialized)
struct ThreadTests {
    /// The furnished line with a change of practice, a measure, a decision and a committee's question on it.
    private func tied(_ council: AccessCouncil) async throws -> [String: String] {
        func id(_ part: String) async throws -> String { try #require(try await council.furniture.identifier(for: part)) }
        let names = ["inspection", "finding", "plan", "action", "measure", "evidence", "board", "meeting", "decision", "report"]
        var parts: [String: String] = [:]
        for name in names { parts[name] = try await id(name) }
        parts["change"] = Identifier<ThreadTests>().text
        parts["question"] = Identifier<ThreadTests>().text
        let (known, day) = (parts, AccessCouncil.today - 9)
        try await council.store.change(by: .system, .signedIn, on: "thread") { db in
            let statements: [(String, StatementArguments)] = [
                ("INSERT OR IGNORE INTO action_finding (action, finding) VALUES (?, ?)", [known["action"], known["finding"]]),
                (
                    "INSERT OR IGNORE INTO action_measure (action, measure, linked_on, author) VALUES (?, ?, ?, 'x')",
                    [known["action"], known["measure"], day]
                ),
                (
                    """
                    INSERT INTO practice_change (id, title, what, model, day, added_on, author)
                    VALUES (?, 'A new letter', 'x', 'x', ?, ?, 'x')
                    """, [known["change"], day, day]
                ), ("INSERT OR IGNORE INTO action_practice (action, change) VALUES (?, ?)", [known["action"], known["change"]]),
                ("UPDATE decision SET plan = ?, action = ? WHERE id = ?", [known["plan"], known["action"], known["decision"]]),
                (
                    """
                    INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, due, recorded_by, recorded_on)
                    VALUES (?, 99, 'question', 'People', ?, 'Minute 4', '', 'Are letters plain now?', ?, 'x', ?)
                    """, [known["question"], day, day + 40, day]
                ),
                (
                    """
                    INSERT INTO question_link (question, kind, subject, inspection, words, linked_by, linked_on)
                    VALUES (?, 'measure', ?, ?, 'x', 'x', ?)
                    """, [known["question"], known["measure"], known["inspection"], day]
                ),
            ]
            for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
        }
        return parts
    }

    private func strip(_ page: String) throws -> String {
        let found = try #require(page.firstMatch(of: /<nav aria-label="Golden thread" class="golden">[\s\S]*?<\/nav>/), "no strip")
        return String(found.0)
    }

    @Test func `the strip stands on every page of the line, names its gaps and leads to the whole line`() async throws {
        let council = try await AccessCouncil()
        let parts = try await tied(council)
        let director = try await council.member(.director, .own)
        let pages = [
            "/inspections/:inspection", "/inspections/:inspection/threads", "/inspections/:inspection/findings/:finding",
            "/inspections/:inspection/findings/:finding/thread", "/inspections/:inspection/week", "/plans/:plan",
            "/plans/:plan/actions/:action", "/practice/:change", "/measures/:measure", "/evidence/:evidence", "/boards/:board",
            "/boards/:board/meetings/:meeting", "/boards/:board/decisions", "/boards/:board/decisions/:decision", "/reports/:report",
            "/reports/:report/check", "/questions/:question",
        ]
        for pattern in pages {
            let path = pattern.split(separator: "/").map { part in
                "/" + (part.hasPrefix(":") ? parts[String(part.dropFirst())] ?? "" : String(part))
            }.joined()
            let reply = try await council.ask("GET", path, as: director)
            #expect(reply.status == 200, "\(pattern): \(reply.status)")
            let strip = try strip(reply.text)
            for title in ["Inspection", "Practice", "Audit", "Measures", "Evidence", "Board", "Committee", "Public"] {
                #expect(strip.contains(">\(title)<") || strip.contains("\(title)<small>"), "\(pattern): \(title)")
            }
            #expect(strip.contains("aria-current=\"step\""), "\(pattern) does not say where it stands")
            #expect(strip.contains("no audit linked yet"), "\(pattern) does not name its gaps")
            let isWhole = pattern.hasSuffix("/threads") || pattern.hasSuffix("/thread")
            #expect(
                isWhole || strip.contains("Golden thread of finding") || strip.contains("Threads by finding"),
                "\(pattern) leads to no whole thread")
            let showsWhole =
                ["/inspections/:inspection/findings/:finding", "/plans/:plan/actions/:action"].contains(pattern)
                || pattern.hasSuffix("/thread")
            #expect(
                strip.contains("<ol class=\"line\">") == !showsWhole, "\(pattern) shows \(showsWhole ? "one line" : "the whole thread")")
        }
    }

    @Test func `what is tied to nothing says so in its strip`() async throws {
        let council = try await AccessCouncil()
        let (question, day) = (Identifier<ThreadTests>().text, AccessCouncil.today - 9)
        try await council.store.change(by: .system, .signedIn, on: "thread") { db in
            try db.execute(
                sql: """
                    INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, due, recorded_by, recorded_on)
                    VALUES (?, 99, 'question', 'People', ?, 'Minute 4', '', 'Are letters plain now?', ?, 'x', ?)
                    """, arguments: [question, day, day + 40, day])
        }
        let page = try await council.ask("GET", "/questions/\(question)", as: council.member(.director, .own)).text
        #expect(try strip(page).contains("not linked yet"))
    }

    @Test func `a thing's own line is told, not its inspection's`() async throws {
        let council = try await AccessCouncil()
        let parts = try await tied(council)
        let (plan, action) = (parts["plan"] ?? "", parts["action"] ?? "")
        let other = Identifier<ThreadTests>().text
        try await council.store.change(by: .system, .signedIn, on: "thread") { db in
            try db.execute(
                sql:
                    "INSERT INTO action (id, plan, ref_group, ref_number, title, text, due, added_on) VALUES (?, ?, 1, 2, 'Bare', 'Bare', ?, ?)",
                arguments: [other, plan, AccessCouncil.today, AccessCouncil.today])
        }
        let director = try await council.member(.director, .own)
        let full = try strip(try await council.ask("GET", "/plans/\(plan)/actions/\(action)", as: director).text)
        #expect(full.contains("decision D1") && full.contains("2 asked") && !full.contains("no measure linked yet"))
        let bare = try strip(try await council.ask("GET", "/plans/\(plan)/actions/\(other)", as: director).text)
        for gap in ["it answers none yet", "no measure linked yet", "no evidence yet", "no change of practice recorded"] {
            #expect(bare.contains(gap), "\(gap)")
        }
        #expect(!bare.contains("asked"))
    }

    @Test func `the whole line holds the board's decision and the committee's question, unless it touches an embargo`() async throws {
        let council = try await AccessCouncil()
        let parts = try await tied(council)
        let path = "/inspections/\(parts["inspection"] ?? "")/findings/\(parts["finding"] ?? "")/thread"
        let told = try await council.ask("GET", path, as: council.member(.director, .own)).text
        #expect(told.contains("Decisions of the board") && told.contains("D1 Go on") && told.contains("Are letters plain now?"))
        let embargoed = try #require(council.embargoed[.embargoed]?.inspection)
        try await council.store.change(by: .system, .signedIn, on: "thread") { db in
            try db.execute(
                sql: """
                    INSERT INTO question_link (question, kind, subject, inspection, words, linked_by, linked_on)
                    VALUES (?, 'finding', 'x', ?, 'x', 'x', ?)
                    """, arguments: [parts["question"], embargoed, AccessCouncil.today])
        }
        let kept = try await council.ask("GET", path, as: council.member(.director, .own)).text
        #expect(kept.contains("D1 Go on") && !kept.contains("Are letters plain now?") && kept.contains("1 asked"))
    }

    @Test func `each filter of the threads finds what breaks off there`() async throws {
        let council = try await AccessCouncil()
        let parts = try await tied(council)
        let director = try await council.member(.director, .own)
        let path = "/inspections/\(parts["inspection"] ?? "")/threads"
        for (query, holds) in [
            ("missing=audits", true), ("missing=measures", false), ("kind=improvement", true), ("kind=strength", false),
            ("missing=audits&kind=improvement&sort=-gaps", true),
        ] {
            #expect(try await council.ask("GET", "\(path)?\(query)", as: director).text.contains("No findings match") != holds, "\(query)")
            #expect(try await council.ask("GET", "\(path).csv?\(query)", as: director).text.contains("Letters") == holds, "\(query)")
        }
    }
}
