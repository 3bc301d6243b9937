import ActionPlans
import Foundation
import GRDB
import Intake
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Keeps what was read from a file, before anybody said which column is which.
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

    /// Takes the rows by a mapping, once: those that fit become actions, the others are held with their reasons.
    func take(_ id: Identifier<PlanImport>, of plan: Identifier<Plan>, by mapping: ImportMapping, on day: Day, changer: Changer)
        async throws
    {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "spreadsheet taken over") { db in
            guard let kept = try PlanImports.one(id, of: plan, in: db), let table = kept.table(mapping.sheet) else { throw NotFound() }
            // Sent twice, the rows are taken once.
            if kept.mapping != nil { return }
            try db.execute(
                sql: "UPDATE plan_import SET mapping = ?, headings = ? WHERE id = ?",
                arguments: [try PlanImports.text(mapping), mapping.headings(table.rows).joined(separator: "\u{1F}"), id])
            for (line, cells) in mapping.body(table.rows) {
                let row = ImportedRow(cells, mapping)
                let (action, reasons) = try ActionPlanStore.attempt(row, in: plan, mapping.statuses, on: day, by: changer, db)
                try db.execute(
                    sql: "INSERT INTO plan_import_row (id, import, line, content, reasons, action) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [Identifier<PlanImportRow>(), id, line, try PlanImports.text(row), reasons, action])
            }
        }
    }

    /// A held row as somebody mended it: it becomes an action, or says what still keeps it.
    func mend(
        _ id: Identifier<PlanImportRow>, _ row: ImportedRow, of plan: Identifier<Plan>, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "held row mended") { db in
            try ActionPlanStore.checkHeld(id, of: plan, db)
            let fitting = try row.fit(try ActionPlanStore.context(plan, db), statuses: ActionPlanStore.ownWords)
            let action = try ActionPlanStore.keep(fitting, in: plan, on: day, by: changer, db)
            try db.execute(
                sql: "UPDATE plan_import_row SET action = ?, content = ? WHERE id = ?", arguments: [action, try PlanImports.text(row), id])
        }
    }

    func leaveOut(_ id: Identifier<PlanImportRow>, of plan: Identifier<Plan>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "held row left out") { db in
            try ActionPlanStore.checkHeld(id, of: plan, db)
            try db.execute(sql: "UPDATE plan_import_row SET left_out_on = ? WHERE id = ?", arguments: [day, id])
        }
    }

    /// On the page a person chooses among our own words.
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
        _ row: ImportedRow, in plan: Identifier<Plan>, _ statuses: [String: Delivery], on day: Day, by changer: Changer, _ db: Database
    ) throws -> (Identifier<Action>?, String?) {
        do {
            return (try keep(try row.fit(try context(plan, db), statuses: statuses), in: plan, on: day, by: changer, db), nil)
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
                text: row.text, findings: row.findings, owner: row.owner.map(OwnerChoice.post) ?? .nobody, start: row.start, due: row.due,
                differenceBy: row.differenceBy), to: plan, on: day, in: db)
        if row.delivery != nil || !row.update.isEmpty {
            try db.execute(
                sql: """
                    INSERT INTO action_update (action, day, words, delivery, impact, author, owner, account)
                    VALUES (?, ?, ?, ?, 'not_measured', ?, ?, ?)
                    """,
                arguments: [
                    id, day, row.update.isEmpty ? "As the imported plan had it." : row.update, (row.delivery ?? .notStarted).rawValue,
                    try changer.name(in: db), row.owner, changer.account,
                ])
        }
        return id
    }
}
