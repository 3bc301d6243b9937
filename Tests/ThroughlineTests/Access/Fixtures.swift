import ActionPlans
import ActionPlansWeb
import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import Indicators
import Inspections
import InspectionsWeb
import Intake
import Letters
import PreProceedings
import ScrutinyWeb
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import PreProceedingsWeb
@testable import SiteKit
@testable import Throughline

/// One record of every kind hung on a published inspection, so that every address can be asked with identifiers that are there, and
/// “let in” means more than “not found”.
struct Fixtures: Sendable {
    /// What a try takes away, so that each try gets its own.
    static let fresh: Set<String> = [
        "release", "councilKey", "grant", "section", "reader", "member", "token", "link", "group", "view", "notice", "leave", "sheet",
    ]
    /// Drawn by converters at each asking, which takes seconds: they are asked with what is not there.
    static let rendered: Set<String> = [
        "/reports/:report/report.docx", "/reports/:report/report.pdf", "/plans/:plan/plan.docx", "/plans/:plan/plan.pdf",
    ]

    /// Addresses of which nothing stands here yet, by their beginnings, in a list beside the table: they are asked with what is not there, and
    /// “not found” counts as let in. What is new is furnished; the list only grows shorter.
    static let lacking = HouseFiles.list("Tests/ThroughlineTests/Access/asked-with-nothing.txt")

    static func lacks(_ pattern: String) -> Bool { rendered.contains(pattern) || lacking.contains { pattern.hasPrefix($0) } }

    /// Parts that mean something else in one address than in all others.
    private static let otherwise = [
        ("/plans/:plan/versions/", "version", "plan-version"), ("/plans/:plan/findings/:finding/watch", "finding", "strength"),
        ("/reports/:report/frozen", "report", "frozen"),
    ]

    /// What a form or an address must name beside its path, or nothing is there.
    private static let named: [String: [(field: String, part: String)]] = [
        "/plans/new": [("inspection", "inspection")], "/inspections/:inspection/doubts": [("doubt", "doubt")],
        "/inspections/:inspection/findings/:finding/decide": [("state", "accepted")],
        "/plans/:plan/actions/:action/regression": [("regression", "regression")],
        "/plans/:plan/comments/:comment/respond": [("version", "plan-version")],
        "/plans/:plan/import/:import/rows": [("row", "import-row")],
        "/reports/:report/check/link": [("point", "point")], "/reports/:report/check/resolve": [("point", "point")],
        "/questions/publication/resolve": [("point", "register-point")], "/evidence/:evidence/confirm": [("of", "of")],
        "/questions/:question/unlink": [("linked", "linked")],
        "/views": [("view-path", "list"), ("view-name", "accepted")],
    ]

    private var store: Store
    let fixed: [String: String]
    private let spare: Identifier<Person>

    /// The same records in a copy of the store that they were made in.
    func inCopy(_ store: Store) -> Fixtures {
        var copy = self
        copy.store = store
        return copy
    }

    init(in store: Store, for members: [AccessCouncil.Member], child: Identifier<Child>, restricted: Identifier<Child>) async throws {
        self.store = store
        let accounts = Accounts(store: store, passwords: Passwords())
        let spare = try await accounts.add(signIn: "spare", name: "Nobody in particular", grants: [], on: AccessCouncil.today, by: .system)
            .0
        self.spare = spare
        var fixed = try await Fixtures.inspection(in: store, readers: members.map(\.id))
        fixed.merge(try await Fixtures.plan(on: fixed["inspection"] ?? "", in: store)) { $1 }
        fixed.merge(try await Fixtures.report(on: fixed["inspection"] ?? "", in: store)) { $1 }
        fixed.merge(try await FixturesOfTheWeek.found(on: fixed["inspection"] ?? "", words: "Furnished", in: store)) { $1 }
        fixed["account"] = try await accounts.add(
            signIn: "kept", name: "Somebody kept", grants: [], on: AccessCouncil.today, by: .system
        ).0.text
        fixed["proposal"] = try await AccessProposals(store, policy: AccessTable.policy).propose(
            .grant(Grant(.analyst, .wholeService)), for: spare, because: "For the figures of June", on: AccessCouncil.today, by: .system
        ).text
        fixed["sending"] = try await Fixtures.sending(of: fixed["load"] ?? "", to: spare, in: store)
        fixed.merge(try await Fixtures.governance(spare, child, restricted, in: store)) { $1 }
        fixed.merge(try await Fixtures.aroundThePlan(fixed, words: "Furnished", in: store)) { $1 }
        fixed.merge(try await Fixtures.aroundTheTable(fixed, in: store)) { $1 }
        fixed.merge(try await Fixtures.claim(in: fixed["report"], words: "Letters", in: store)) { $1 }
        fixed["template"] = LetterTemplate.letterBefore.rawValue
        self.fixed = fixed
    }

    /// The fields of a form of this address, or what stands behind its question mark.
    func fields(for pattern: String, on inspection: EmbargoedInspection? = nil) -> [(String, String)] {
        (Fixtures.named[pattern] ?? []).map { ($0.field, inspection?.identifier(for: $0.part) ?? fixed[$0.part] ?? "") }
    }

    /// What stands for a part of an address; nil when there is nothing of that kind yet, which the matrix then says.
    func identifier(
        for part: String, in pattern: String = "", as asker: Identifier<Person>? = nil, on inspection: EmbargoedInspection? = nil
    ) async throws -> String? {
        let fixed = { (name: String) in inspection?.identifier(for: name) ?? self.fixed[name] }
        if let other = Fixtures.otherwise.first(where: { pattern.hasPrefix($0.0) && $0.1 == part }) { return fixed(other.2) }
        if let sql = Fixtures.mended[part], pattern != "/evidence/:evidence/versions/:version" {
            try await insert(sql, [fixed(part) ?? ""])
        }
        switch part {
        case "grant":
            let grant = Grant(.socialWorker, .ownAllocation, span: .task, until: AccessCouncil.today + 3)
            try await Grants(store).give(grant, to: spare, on: AccessCouncil.today, by: .system)
            return grant.id.text
        case "reader":
            guard let on = fixed("inspection") else { return nil }
            try await insert("INSERT OR IGNORE INTO inspection_reader (inspection, account) VALUES (?, ?)", [on, spare.text])
            return spare.text
        case "section":
            return try await made(
                "INSERT INTO report_section (id, report, position, kind, level, heading, body) VALUES (?, ?, 9, 'other', 'numbered', 'H', 'B')",
                fixed("report"))
        case "step":
            return try await made(
                "INSERT INTO report_sign_off (id, report, position, name, post, clear_days) VALUES (?, ?, 1, 'Legal', 'Solicitor', 5)",
                fixed("report"))
        case "comment" where pattern.hasPrefix("/plans/"):
            return try await made(
                "INSERT INTO plan_comment (id, plan_version, about, words, author, commented_on) VALUES (?, ?, '', 'W', 'A', '2022-06-20')",
                fixed("plan-version"))
        case "member":
            return try await made(
                "INSERT INTO board_member (id, board, name, organisation, part, from_day) VALUES (?, ?, 'A', 'B', 'member', '2022-01-01')",
                fixed("board"))
        case "question" where pattern.hasSuffix("/unlink"):
            try await insert(
                """
                INSERT OR IGNORE INTO question_link (question, kind, subject, inspection, words, linked_by, linked_on)
                VALUES (?, 'evidence', ?, ?, 'Shown', 'x', '2022-06-20')
                """, [self.fixed["question"], self.fixed["evidence"], self.fixed["inspection"]].compactMap(\.self))
            return fixed(part)
        case "link", "group", "view", "notice", "leave":
            return try await passing(part, in: pattern, of: fixed("pack") ?? "", as: asker ?? spare)
        case "sheet": return try await sheet(of: asker ?? spare)
        case "release", "councilKey":
            let id = Identifier<Fixtures>().text
            try await insert(
                part == "release"
                    ? """
                    INSERT INTO published_release (id, source, release, file, digest, loaded_on, loaded_by, row_count, other_levels, content)
                    VALUES (?1, ?1, 'One', 'a.csv', 'x', '2022-06-20', 'x', 1, 0, CAST('\(Fixtures.published)' AS BLOB))
                    """
                    : "INSERT INTO council_key (id, code, name, key, added_on, added_by) VALUES (?1, ?1, 'Other', '\(String(repeating: "0", count: 64))', '2022-06-20', 'x')",
                [id])
            if part == "release" {
                try await store.change(by: .system, .signedIn, on: "furniture") { [store] db in
                    try PublishedRelease.copies.seal(id, by: .system, in: store, db)
                }
            }
            return id
        case "token": return SecretToken().text
        default: return fixed(part)
        }
    }

    /// One row of a publication.
    private static let published = """
        {"lines":[1,2],"more":0,"rows":[["time_period","time_identifier","geographic_level","old_la_code","la_name","percent"],\
        ["202122","Financial year","Local authority","202","Camden","81.2"]]}
        """

    /// What a try settles once and for all, and the next finds open again.
    private static let mended = [
        "action": "UPDATE evidence_action SET ended_on = NULL WHERE action = ?",
        "check": "UPDATE evidence_check SET seen_on = NULL, seen_by = NULL WHERE id = ?",
        "row": "UPDATE measure_rejected_row SET resolved_on = NULL, resolved_by = NULL, resolved_how = NULL WHERE id = ?",
    ]

    /// What one person has, or what is gone once it was ended.
    private func passing(_ part: String, in pattern: String, of pack: String, as asker: Identifier<Person>) async throws -> String? {
        let (id, day, digest) = (Identifier<Fixtures>().text, AccessCouncil.today.iso, SecretToken().digest.text)
        let (table, sql, arguments): (String, String, [String]) =
            switch part {
            case "link" where pattern.hasPrefix("/packs/"):
                (
                    "pack_link", "digest, pack, reader, made_by, made_on, last_day) VALUES (?, ?, ?, 'x', 'x', ?, ?)",
                    [digest, pack, day, day]
                )
            case "link":
                (
                    "partner_link", "digest, action, partner, receiver, made_by, made_on, last_day) VALUES (?, ?, ?, ?, 'x', 'x', ?, ?)",
                    [digest, fixed["action"] ?? "", fixed["partner"] ?? "", day, day]
                )
            case "group":
                ("openid_group", "name, label, role, scope, set_on, set_by) VALUES (?, ?, 'L', 'analyst', 'service', ?, 'x')", [id, day])
            case "view": ("saved_view", "account, name, path, query) VALUES (?, ?, ?, '/plans', '')", [asker.text, id])
            case "notice":
                ("notice", "account, name, kind, about, title, path, day) VALUES (?, ?, 'x', 'x', 'x', 'x', '/', ?)", [asker.text, day])
            default: ("leave", "account, from_day, to_day, noted_by) VALUES (?, ?, ?, ?, 'x')", [asker.text, day, day])
            }
        try await insert("INSERT INTO \(table) (id, \(sql)", [id] + arguments)
        return id
    }

    private func made(_ sql: String, _ parent: String?) async throws -> String? {
        guard let parent else { return nil }
        let id = Identifier<Fixtures>().text
        try await insert(sql, [id, parent])
        return id
    }

    /// Rows sent to somebody else: not there for anybody who asks.
    private static func sending(of load: String, to account: Identifier<Person>, in store: Store) async throws -> String {
        let id = Identifier<Fixtures>().text
        try await store.change(by: .system, .signedIn, on: "furniture") {
            try $0.execute(
                sql: """
                    INSERT INTO rejected_sending (id, load, account, table_title, words, row_count, sent_on, sent_by)
                    VALUES (?, ?, ?, '', '', 1, ?, 'x')
                    """, arguments: [id, load, account, AccessCouncil.today])
        }
        return id
    }

    private func insert(_ sql: String, _ arguments: [String]) async throws {
        try await store.change(by: .system, .signedIn, on: "furniture") {
            try $0.execute(sql: sql, arguments: StatementArguments(arguments))
        }
    }

    private static func inspection(in store: Store, readers: [Identifier<Person>]) async throws -> [String: String] {
        let (inspections, day) = (InspectionStore(store), AccessCouncil.today - 90)
        let reading = ReportReading(framework: .ilacs2018, localAuthority: "Openly", title: "Inspection of Openly")
        let draft = try await inspections.add(
            reading, document: nil, name: "draft.pdf", state: .draftUnderEmbargo, council: "Openly", by: .system)
        for reader in readers { try await inspections.nameReader(reader, of: draft, by: .system) }
        let document = try store.files.keep(Data("%PDF-1.7 not really".utf8))
        let final = try await inspections.add(
            reading, document: document, name: "final.pdf", state: .published, draft: draft, council: "Openly", by: .system)
        let finding = Identifier<Finding>()
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    UPDATE inspection SET stage = 'confirmed', confirmed_by = 'x', confirmed_on = ?, received = ?, published = ? WHERE id = ?
                    """, arguments: [day, day, day, final])
            try db.execute(
                sql:
                    "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, 'improvement', 1, 'Letters', 'accepted')",
                arguments: [finding, final])
        }
        return ["inspection": final.text, "finding": finding.text]
    }

    private static func plan(on inspection: String, in store: Store) async throws -> [String: String] {
        let names = ["plan", "action", "evidence", "version", "post", "board", "meeting", "decision", "measure", "value", "load"]
        let ids = Dictionary(uniqueKeysWithValues: names.map { ($0, Identifier<Fixtures>().text) })
        let day = AccessCouncil.today - 80
        let file = try store.files.keep(Data("what it shows".utf8))
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            let statements: [(String, StatementArguments)] = [
                ("INSERT INTO post (id, title) VALUES (?, 'Head of furniture')", [ids["post"]]),
                (
                    "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, 'A furnished plan', ?, ?)",
                    [ids["plan"], inspection, day, day]
                ),
                (
                    "INSERT INTO action (id, plan, ref_group, ref_number, title, text, owner, due, added_on) VALUES (?, ?, 1, 1, 'Write', 'Write', ?, ?, ?)",
                    [ids["action"], ids["plan"], ids["post"], day + 200, day]
                ),
                (
                    "INSERT INTO evidence_item (id, kind, title, added_on, author) VALUES (?, 'document', 'Shown', ?, 'x')",
                    [ids["evidence"], day]
                ),
                (
                    """
                    INSERT INTO evidence_version (id, evidence, number, day, author, digest, file_name, size)
                    VALUES (?, ?, 1, ?, 'x', ?, 'a.txt', 13)
                    """, [ids["version"], ids["evidence"], day, file]
                ),
                ("INSERT INTO evidence_text (version, title, body) VALUES (?, 'Shown', 'what it shows')", [ids["version"]]),
                (
                    "INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, ?, 'x')",
                    [ids["evidence"], ids["action"], day]
                ),
                (
                    """
                    INSERT INTO measure (id, name, counts, numerator, denominator, unit, direction, source, owner, added_on)
                    VALUES (?, 'A furnished measure', 'x', 'x', 'x', 'percent', 'higher', 'x', 'x', ?)
                    """, [ids["measure"], day]
                ),
                (
                    """
                    INSERT INTO measure_value (id, measure, day, numerator, denominator, source, author, entered_on)
                    VALUES (?, ?, ?, 7, 10, 'x', 'x', ?)
                    """, [ids["value"], ids["measure"], day, day]
                ),
                ("INSERT INTO figure_confirmation (value, account) VALUES (?, 'x')", [ids["value"]]),
                ("INSERT INTO data_load (id, number, state, begun_on, begun_by) VALUES (?, 1, 'staged', ?, 'x')", [ids["load"], day]),
                (
                    """
                    INSERT INTO board (id, name, purpose, week, weekday, every_months, cycle_from)
                    VALUES (?, 'Furnished board', 'x', 'first', 1, 1, ?)
                    """, [ids["board"], day]
                ),
                ("INSERT INTO board_plan (board, plan) VALUES (?, ?)", [ids["board"], ids["plan"]]),
                ("INSERT INTO meeting (id, board, planned, day) VALUES (?, ?, ?, ?)", [ids["meeting"], ids["board"], day + 90, day + 90]),
                (
                    "INSERT INTO decision (id, board, meeting, number, text) VALUES (?, ?, ?, 1, 'Go on')",
                    [ids["decision"], ids["board"], ids["meeting"]]
                ),
            ]
            for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
        }
        guard let plan = Identifier<Plan>(ids["plan"] ?? "") else { return ids }
        let plans = ActionPlanStore(store)
        try await plans.agree(plan, by: "The board", at: "Its meeting", on: day + 9, today: AccessCouncil.today, changer: .system)
        try await plans.send(plan, on: day + 10, today: AccessCouncil.today, changer: .system)
        return ids
    }

    private static func report(on inspection: String, in store: Store) async throws -> [String: String] {
        let (report, day, snapshot) = (Identifier<Fixtures>().text, AccessCouncil.today, Digest(of: "a published report").text)
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, title, committee, meeting, item, officer_name, officer_post, officer_email,
                        officer_telephone, portfolio_holder, local_member, begun)
                    VALUES (?, ?, 'A furnished report', 'People', ?, '7', '', '', '', '', '', '', ?)
                    """, arguments: [report, inspection, day + 20, day - 3])
            try db.execute(
                sql: """
                    INSERT INTO published_snapshot (digest, title, council, committee, meeting, published, content, page, word, word_digest,
                        pdf, pdf_digest) VALUES (?, 'Published', 'Openly', 'People', ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    snapshot, day, day, Data("{}".utf8), Data("<p>Published</p>".utf8), Data("w".utf8), Digest(of: "w").text,
                    Data("p".utf8), Digest(of: "p").text,
                ])
            try ScrutinyCopies.published.seal(snapshot, by: .system, in: store, db)
        }
        return ["report": report, "digest": snapshot]
    }

    private static func governance(
        _ spare: Identifier<Person>, _ child: Identifier<Child>, _ restricted: Identifier<Child>, in store: Store
    ) async throws -> [String: String] {
        let (children, founding) = (ChildStore(store), Requester(founding: AccessCouncil.today, by: .system))
        let opener = Requester(founding: AccessCouncil.today, by: Changer(account: spare.text))
        let number =
            try await store.read { try String.fetchOne($0, sql: "SELECT number FROM child WHERE id = ?", arguments: [child]) } ?? ""
        try await children.open(
            .init(number: number, birth: AccessCouncil.today - 4000, ground: .outOfHours, reason: "A call from the duty team"), by: opener)
        let family = try await store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family.id = child.family WHERE child.id = ?", arguments: [child])
        }
        try await children.block(spare, fromFamily: family ?? "", because: "A neighbour", by: founding)
        let lift = try await children.propose(liftOf: restricted, because: "The reason for it is over", by: founding)
        try await OwnFamilies(store).declare(.init(kind: .relative, name: "Nobody here", birth: nil, words: "x"), by: opener)
        let team = try await Teams(store).add("Furnished team", below: nil, by: .system)
        let inquiry = try await AccessReviews(store: store).ask(
            spare, from: AccessCouncil.today - 3, until: nil, purpose: "To see that the page opens", by: try await asker(store))
        let incident = try await IncidentRegister.adding.add(
            (.breach, "Minutes went to an old address", AccessCouncil.today - 1), by: .system, today: AccessCouncil.today, in: store)
        let month = Identifier<FrozenMonth>()
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO frozen_month (id, last_day, data_day, frozen_on, frozen_by, author, note)
                    VALUES (?, '2022-03-31', '2022-03-31', '2022-04-08', 'x', 'Somebody', '')
                    """, arguments: [month])
        }
        let clock = try await due(of: child, in: store)
        let proceedings = try await Fixtures.proceedings(of: child, in: store)
        return try await store.read { db in
            [
                "incident": incident.text, "month": month.text, "clock": clock,
                "key": try String.fetchOne(db, sql: "SELECT id FROM api_token"),
                "proceedings": proceedings.text,
                "access": try String.fetchOne(db, sql: "SELECT id FROM break_glass_access WHERE account = ?", arguments: [spare]),
                "block": try String.fetchOne(db, sql: "SELECT id FROM family_block WHERE account = ?", arguments: [spare]),
                "familyLink": try String.fetchOne(db, sql: "SELECT id FROM family_link"), "removal": lift.text, "team": team.text,
                "review": inquiry.text,
            ].compactMapValues(\.self)
        }
    }

    /// A visit to the child that is late by the data.
    private static func due(of child: Identifier<Child>, in store: Store) async throws -> String {
        let (clock, day) = (Identifier<DueClock>(), AccessCouncil.today.number)
        try await store.slice { db in
            try db.execute(sql: "INSERT INTO child_number (child, number) VALUES (?, 'DUE-1') ON CONFLICT DO NOTHING", arguments: [child])
            try db.execute(
                sql: "INSERT INTO loaded_child (id, number) SELECT 90001, number FROM child_number WHERE child = ?", arguments: [child])
            try db.execute(
                sql: "INSERT INTO measured_child (child, id, run, digest, next, origins) VALUES (90001, ?, 1, 0, 0, x'')",
                arguments: [Identifier<DueClock>()])
            try db.execute(
                sql: "INSERT INTO measure_run (id, data_version, taken_on, computed_on, is_finished) VALUES (1, 0, ?, ?, 1)",
                arguments: [AccessCouncil.today, AccessCouncil.today])
            try db.execute(
                sql: "INSERT INTO measure_known (run, measure, from_day, until_day, not_loaded) VALUES (1, ?, ?, ?, '')",
                arguments: [Int(ProtectionVisitsInLimit.number), day - 900, day])
            try db.execute(
                sql: """
                    INSERT INTO due_clock (id, measure, child, began, due, team, worker, plan, short_breaks, since)
                    VALUES (?, ?, 90001, ?, ?, 0, 0, 'protection', 0, 1)
                    """, arguments: [clock, Int(ProtectionVisitsInLimit.number), day - 20, day - 6])
            try db.execute(
                sql: """
                    INSERT INTO api_token (id, digest, name, scope, account, made_on, ends_on)
                    SELECT ?, ?, 'Furnished', 'published', id, ?, ? FROM account LIMIT 1
                    """, arguments: [Identifier<DueClock>(), SecretToken().digest, AccessCouncil.today, AccessCouncil.today + 90])
        }
        return clock.text
    }

    /// A case of the child’s family, in screening.
    private static func proceedings(of child: Identifier<Child>, in store: Store) async throws -> Identifier<PreProceedingsCase> {
        let family = try await store.read {
            try Identifier<Family>.fetchOne($0, sql: "SELECT family FROM child WHERE id = ?", arguments: [child])
        }
        guard let family else { throw NotFound() }
        return try await CaseForm.adding.add(
            .init([.init(child: child, family: family)], began: AccessCouncil.today - 10, why: "Little has changed"), by: .system,
            today: AccessCouncil.today, in: store)
    }

    /// A spreadsheet that the person is taking into the tracker, with its columns mapped and one line that is to be corrected.
    private func sheet(of account: Identifier<Person>) async throws -> String {
        let rows = [["Child", "DOB", "Letter sent"], ["Amy", "1 May 2020", "31/02/2022"]]
        return try await store.change(by: .system, .keepPreProceedings, on: "furniture") { db in
            let id = try TrackerSheets.keep(
                [TableText(name: "", rows: rows)], named: "tracker.csv", digest: Digest(of: Identifier<Fixtures>().text), of: account.text,
                on: AccessCouncil.today, in: db)
            guard let sheet = try TrackerSheets.one(id, of: account.text, in: db), let table = sheet.table("") else { throw NotFound() }
            try TrackerSheets.map(sheet, SheetMapping(suggestedFor: table), on: AccessCouncil.today, in: db)
            return id.text
        }
    }

    /// Somebody with an account who asks; the product itself asks nothing.
    private static func asker(_ store: Store) async throws -> Requester {
        let account = try await Accounts(store: store, passwords: Passwords()).add(
            signIn: "asking", name: "Somebody who asks", grants: [], on: AccessCouncil.today, by: .system
        ).0
        return Requester(founding: AccessCouncil.today, by: Changer(account: account.text))
    }
}
