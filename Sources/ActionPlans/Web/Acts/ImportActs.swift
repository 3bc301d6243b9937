import ActionPlans
import Foundation
import GRDB
import Inspections
import Intake
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Saves what was read from a file, before its columns are mapped.
    func keepImport(_ tables: [TableText], named name: String, for plan: Identifier<Plan>, on day: Day, by changer: Changer) async throws
        -> Identifier<PlanImport>
    {
        let id = Identifier<PlanImport>()
        try await store.change(by: changer, .editPlan, on: plan.text, note: "spreadsheet read") { db in
            _ = try self.plan(plan, in: db)
            try db.execute(
                sql: "INSERT INTO plan_import (id, plan, name, day, author, tables) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, plan, name, day, try changer.name(in: db), try PlanImports.text(tables)])
        }
        return id
    }

    /// Imports the rows by a mapping, once: valid rows become actions, the others are rejected with their reasons.
    func take(_ id: Identifier<PlanImport>, of plan: Identifier<Plan>, by mapping: ImportMapping, on day: Day, changer: Changer)
        async throws
    {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "spreadsheet imported") { db in
            guard let kept = try PlanImports.one(id, of: plan, in: db), let table = kept.table(mapping.sheet) else { throw NotFound() }
            // Sent twice, the rows are imported once.
            if kept.mapping != nil { return }
            try db.execute(
                sql: "UPDATE plan_import SET mapping = ?, headings = ? WHERE id = ?",
                arguments: [try PlanImports.text(mapping), mapping.headings(table.rows).joined(separator: "\u{1F}"), id])
            for (line, cells) in mapping.body(table.rows, lines: table.lines) {
                let row = ImportedRow(cells, mapping)
                let isHidden = table.isHidden(line: line) && mapping.hiddenRows != true
                let (action, reasons) = try ActionPlanStore.attempt(
                    row, in: plan, mapping.statuses, isHidden: isHidden, on: day, by: changer, db)
                try db.execute(
                    sql: "INSERT INTO plan_import_row (id, import, line, content, reasons, action) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [Identifier<PlanImportRow>(), id, line, try PlanImports.text(row), reasons, action])
            }
        }
    }

    /// A rejected row after correction: it becomes an action, or is rejected again with the reasons.
    func correct(
        _ id: Identifier<PlanImportRow>, _ row: ImportedRow, of plan: Identifier<Plan>, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "rejected row corrected") { db in
            try ActionPlanStore.checkHeld(id, of: plan, db)
            let fitting = try row.fit(try ActionPlanStore.context(plan, db), statuses: ActionPlanStore.ownWords)
            let action = try ActionPlanStore.keep(fitting, in: plan, on: day, by: changer, db)
            try db.execute(
                sql: "UPDATE plan_import_row SET action = ?, content = ? WHERE id = ?", arguments: [action, try PlanImports.text(row), id])
        }
    }

    func leaveOut(_ id: Identifier<PlanImportRow>, of plan: Identifier<Plan>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "rejected row left out") { db in
            try ActionPlanStore.checkHeld(id, of: plan, db)
            try db.execute(sql: "UPDATE plan_import_row SET left_out_on = ? WHERE id = ?", arguments: [day, id])
        }
    }

    /// On the page a person chooses one of the product's own statuses.
    private static var ownWords: [String: Delivery] {
        Dictionary(Delivery.allCases.map { ($0.words.lowercased(), $0) }) { first, _ in first }
    }

    private static func checkHeld(_ id: Identifier<PlanImportRow>, of plan: Identifier<Plan>, _ db: Database) throws {
        let sql = """
            SELECT count(*) FROM plan_import_row JOIN plan_import ON plan_import.id = plan_import_row.import
            WHERE plan_import_row.id = ? AND plan_import.plan = ? AND action IS NULL AND left_out_on IS NULL
            """
        guard try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [id, plan]) == 1 else { throw NotFound() }
    }

    private static func attempt(
        _ row: ImportedRow, in plan: Identifier<Plan>, _ statuses: [String: Delivery], isHidden: Bool, on day: Day, by changer: Changer,
        _ db: Database
    ) throws -> (Identifier<Action>?, String?) {
        do {
            return (
                try keep(try row.fit(try context(plan, db), statuses: statuses, isHidden: isHidden), in: plan, on: day, by: changer, db),
                nil
            )
        } catch let problems as Problems {
            return (nil, try PlanImports.text(problems))
        }
    }

    private static func context(_ plan: Identifier<Plan>, _ db: Database) throws -> ImportContext {
        let numbers = try PlanSources.numbers(in: plan, db)
        let known = try String.fetchAll(
            db.cachedStatement(sql: "SELECT text FROM action WHERE plan = ? AND withdrawn_on IS NULL"), arguments: [plan])
        return ImportContext(
            findings: Dictionary(numbers.map { ($0.value, $0.key) }) { first, _ in first }, posts: try ActionPlanRecords.posts(in: db),
            known: Set(known.map { $0.lowercased() }))
    }

    private static func keep(
        _ row: ImportedRow.Fitting, in plan: Identifier<Plan>, on day: Day, by changer: Changer, _ db: Database
    ) throws -> Identifier<Action> {
        let id = try insert(
            ActionDraft(
                title: row.title, text: row.text, findings: row.findings, owner: row.owner.map(OwnerChoice.post) ?? .nobody,
                start: row.start, due: row.due,
                differenceBy: row.differenceBy), to: plan, on: day, in: db)
        if row.delivery != nil || !row.update.isEmpty {
            try db.execute(
                sql: """
                    INSERT INTO action_update (action, day, words, delivery, impact, author, owner, account)
                    VALUES (?, ?, ?, ?, 'not_measured', ?, ?, ?)
                    """,
                arguments: [
                    id, day, row.update.isEmpty ? "Imported with the plan." : row.update, (row.delivery ?? .notStarted).rawValue,
                    try changer.name(in: db), row.owner, changer.account,
                ])
        }
        return id
    }
}

/// A file that actions are imported from.
struct PlanImport: Sendable, Identifiable {
    let id: Identifier<PlanImport>
    let plan: Identifier<Plan>
    let name: String
    let day: Day
    let author: String
    let tables: [TableText]
    /// Nil until the columns are mapped.
    let mapping: ImportMapping?
    let rows: [PlanImportRow]

    func table(_ name: String) -> TableText? { tables.first { $0.name == name } }
    /// The sheet that is meant where nobody has said: the first that shows something.
    var firstShown: TableText? { tables.first { !$0.rows.isEmpty && !$0.isHidden } ?? tables.first { !$0.rows.isEmpty } }
    var held: [PlanImportRow] { rows.filter { $0.action == nil && !$0.isLeftOut } }
}

/// A row of such a file: imported, rejected with its reasons, or left out.
struct PlanImportRow: Sendable, Identifiable {
    let id: Identifier<PlanImportRow>
    let line: Int
    let content: ImportedRow
    let reasons: [Problem]
    let action: Identifier<Action>?
    let isLeftOut: Bool
}

enum PlanImports {
    struct Reason: Codable { let field, words: String }

    static func one(_ id: Identifier<PlanImport>, of plan: Identifier<Plan>, in db: Database) throws -> PlanImport? {
        let sql = "SELECT * FROM plan_import WHERE id = ? AND plan = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, plan]).map { try read($0, db) }
    }

    static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanImport] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM plan_import WHERE plan = ? ORDER BY rowid DESC"), arguments: [plan])
            .map { try read($0, db) }
    }

    /// The saved mapping of the latest file with the same headings.
    static func kept(for tables: [TableText], in db: Database) throws -> ImportMapping? {
        let sql = "SELECT mapping, headings FROM plan_import WHERE mapping IS NOT NULL ORDER BY rowid DESC LIMIT 50"
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
            let mapping = try JSONDecoder().decode(ImportMapping.self, from: Data((row["mapping"] as String).utf8))
            let headings = row["headings"] as String?
            if let table = tables.first(where: { headings == mapping.headings($0.rows).joined(separator: "\u{1F}") }) {
                var same = mapping
                same.sheet = table.name
                return same
            }
        }
        return nil
    }

    private static func read(_ row: Row, _ db: Database) throws -> PlanImport {
        let id: Identifier<PlanImport> = row["id"]
        let decoder = JSONDecoder()
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM plan_import_row WHERE import = ? ORDER BY line"), arguments: [id]
        ).map { row in
            let reasons = try (row["reasons"] as String?).map { try decoder.decode([Reason].self, from: Data($0.utf8)) } ?? []
            return PlanImportRow(
                id: row["id"], line: row["line"],
                content: try decoder.decode(ImportedRow.self, from: Data((row["content"] as String).utf8)),
                reasons: reasons.map { Problem($0.field, $0.words) }, action: row["action"],
                isLeftOut: (row["left_out_on"] as String?) != nil)
        }
        return PlanImport(
            id: id, plan: row["plan"], name: row["name"], day: row["day"], author: row["author"],
            tables: try decoder.decode([TableText].self, from: Data((row["tables"] as String).utf8)),
            mapping: try (row["mapping"] as String?).map { try decoder.decode(ImportMapping.self, from: Data($0.utf8)) }, rows: rows)
    }

    static func text(_ value: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(value), as: UTF8.self) }
    static func text(_ problems: Problems) throws -> String { try text(problems.all.map { Reason(field: $0.place, words: $0.words) }) }
}
