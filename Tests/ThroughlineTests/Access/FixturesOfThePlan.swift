import ActionPlans
import ActionPlansWeb
import ChildRecords
import Foundation
import GRDB
import IndicatorsWeb
import Intake
import Inspections
import SiteKit
import Vocabulary

@testable import ActionPlansWeb

extension Fixtures {
    /// What hangs on the furnished plan and its measure: sources, versions, a spreadsheet, a strength, a slip, a change of practice, held rows.
    static func aroundThePlan(_ kept: [String: String], words: String, in store: Store) async throws -> [String: String] {
        guard let plan = Identifier<Plan>(kept["plan"] ?? "") else { return [:] }
        let (acts, day) = (ActionPlanStore(store), AccessCouncil.today)
        let source = try await acts.addSource(to: plan, .peerReview, title: "\(words) review", day: day - 30, on: day, by: .system)
        let strength = try await acts.addFinding(to: source, of: plan, .strength, "\(words): visits are kept", on: day, by: .system)
        let version = try await acts.freeze(plan, name: "\(words), as it stood", on: day, by: .system)
        let sheet = TableText(name: "Plan", rows: [["What", "Who"], [words, "Head of furniture"]])
        let spreadsheet = try await acts.keepImport([sheet], named: "\(words).xlsx", for: plan, on: day, by: .system)
        let change = try await MeasureStore(store) { _, _ in }.add(
            PracticeDraft(title: "Furnished practice", what: "x", model: "", day: day - 14, measures: []), on: day, by: .system)
        var found = [
            "source": source.text, "strength": strength.text, "plan-version": version.text, "import": spreadsheet.text,
            "change": change.text,
        ]
        found.merge(try await rows(kept.merging(found) { $1 }, in: store)) { $1 }
        return found
    }

    private static func rows(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        let ids = Dictionary(
            uniqueKeysWithValues: ["regression", "row", "upload", "check", "hit", "record", "import-row"].map {
                ($0, Identifier<Fixtures>().text)
            })
        let day = AccessCouncil.today
        let version = try await store.read {
            try String.fetchOne($0, sql: "SELECT id FROM evidence_version WHERE evidence = ?", arguments: [kept["evidence"]])
        }
        let doubt = try await store.change(by: .system, .signedIn, on: "furniture") { db in
            let statements: [(String, StatementArguments)] = [
                (
                    "INSERT INTO regression (id, action, measure, since, day, words, answer_by) VALUES (?, ?, ?, ?, ?, 'It fell', ?)",
                    [ids["regression"], kept["action"], kept["measure"], day - 9, day - 8, day + 9]
                ),
                (
                    "INSERT INTO measure_upload (id, measure, name, day, author, taken, known) VALUES (?, ?, 'a.csv', ?, 'x', 0, 0)",
                    [ids["upload"], kept["measure"], day]
                ),
                (
                    "INSERT INTO measure_rejected_row (id, upload, measure, line, text, reason) VALUES (?, ?, ?, 2, 'a,b', 'no day')",
                    [ids["row"], ids["upload"], kept["measure"]]
                ),
                (
                    """
                    INSERT INTO evidence_check (id, version, checked_on, account, name, digest, compared, closed)
                    VALUES (?, ?, ?, 'x', 'x', 'x', 'patterns', 1)
                    """, [ids["check"], version, day]
                ),
                (
                    "INSERT INTO evidence_hit (id, evidence_check, position, kind, start, length) VALUES (?, ?, 0, 'email', 0, 4)",
                    [ids["hit"], ids["check"]]
                ),
                (
                    "INSERT INTO plan_import_row (id, import, line, content, reasons) VALUES (?, ?, 2, ?, '[]')",
                    [ids["import-row"], kept["import"], try PlanImports.text(ImportedRow(text: "Write"))]
                ),
                (
                    """
                    INSERT INTO quality_check (data_version, taken_on, rules, checked_on, is_finished)
                    SELECT 0, '2022-06-01', '', '2022-06-01', 1 WHERE NOT EXISTS (SELECT 1 FROM quality_check)
                    """, []
                ),
                (
                    """
                    INSERT INTO quality_record (id, of_check, reference, number, team, states)
                    VALUES (?, (SELECT max(id) FROM quality_check), ?, ?, 'East', '')
                    """, [ids["record"], ids["record"], ids["row"]]
                ),
                ("INSERT INTO inspection_doubt (inspection, field, words) VALUES (?, 'council', 'unsure')", [kept["inspection"]]),
            ]
            for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
            return try Int.fetchOne(db, sql: "SELECT max(id) FROM inspection_doubt") ?? 0
        }
        return ids.merging(["doubt": "\(doubt)", "of": version ?? "", "accepted": "accepted", "list": "/plans"]) { $1 }
    }

    /// The same around another plan: a finding, an action with evidence, a pack, and a sentence in its report.
    func hung(on own: [String: String], words: String, in store: Store) async throws -> [String: String] {
        var kept = fixed.merging(own) { $1 }
        for name in ["finding", "action", "evidence", "version"] { kept[name] = Identifier<Fixtures>().text }
        let (day, ids) = (AccessCouncil.today - 15, kept)
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            let statements: [(String, StatementArguments)] = [
                (
                    "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, 'improvement', 1, ?, 'accepted')",
                    [ids["finding"], ids["inspection"], "\(words) letters"]
                ),
                (
                    "INSERT INTO action (id, plan, ref_group, ref_number, title, text, owner, due, added_on) VALUES (?, ?, 2, 1, ?, ?, ?, ?, ?)",
                    [ids["action"], ids["plan"], "\(words): write", "\(words): write", ids["post"], day + 200, day]
                ),
                (
                    "INSERT INTO evidence_item (id, kind, title, added_on, author) VALUES (?, 'document', ?, ?, 'x')",
                    [ids["evidence"], "\(words) shown", day]
                ),
                (
                    """
                    INSERT INTO evidence_version (id, evidence, number, day, author, digest, file_name, size)
                    SELECT ?, ?, 1, day, author, digest, ?, size FROM evidence_version WHERE id = ?
                    """, [ids["version"], ids["evidence"], "\(words).txt", self.fixed["version"]]
                ),
                ("INSERT INTO evidence_text (version, title, body) VALUES (?, ?, ?)", [ids["version"], words, words]),
                (
                    "INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, ?, 'x')",
                    [ids["evidence"], ids["action"], day]
                ),
            ]
            for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
        }
        kept.merge(try await Fixtures.aroundThePlan(kept, words: words, in: store)) { $1 }
        kept.merge(try await Fixtures.claim(in: kept["report"], words: words, in: store)) { $1 }
        kept.merge(try await Fixtures.packs(kept, in: store)) { $1 }
        kept.merge(try await FixturesOfTheWeek.found(on: kept["inspection"] ?? "", words: words, in: store)) { $1 }
        return kept
    }
}
