import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// A source besides the inspection, with the findings it gave; further ones are added later.
    @discardableResult
    package func addSource(
        to plan: Identifier<Plan>, _ kind: PlanSource.Kind, title: String, day: Day, on today: Day, by changer: Changer
    ) async throws -> Identifier<PlanSource> {
        let id = Identifier<PlanSource>()
        try await store.change(by: changer, .editPlan, on: plan.text, note: "source added") { db in
            _ = try self.plan(plan, in: db)
            try db.execute(
                sql: "INSERT INTO plan_source (id, plan, kind, title, day, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, plan, kind.rawValue, title, day, today, try changer.name(in: db)])
        }
        return id
    }

    /// A finding of a source; its number in the plan follows those there are.
    @discardableResult
    package func addFinding(
        to source: Identifier<PlanSource>, of plan: Identifier<Plan>, _ kind: FindingKind, _ text: String, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<Finding> {
        let id = Identifier<Finding>()
        try await store.change(by: changer, .editPlan, on: plan.text, note: "finding of a source added") { db in
            guard try PlanSources.all(of: plan, in: db).contains(where: { $0.id == source }) else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO source_finding (id, source, plan, number, kind, text, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, source, plan, try PlanSources.nextNumber(in: plan, db), kind.rawValue, text, today, try changer.name(in: db),
                ])
        }
        return id
    }

    /// Who watches that a strength stays one, and by which sign. An earlier watch ends.
    package func watch(
        _ finding: Identifier<Finding>, of plan: Identifier<Plan>, by watcher: String, sign: String, measure: Identifier<Measure>?,
        on today: Day, changer: Changer
    ) async throws {
        try await store.change(by: changer, .editPlan, on: finding.text, note: "strength watched") { db in
            guard try PlanRead(plan, in: db).findings.contains(where: { $0.id == finding && $0.kind == .strength }),
                let post = try ActionPlanStore.owner(.titled(watcher), in: db)
            else { throw NotFound() }
            try db.execute(
                sql: "UPDATE strength_watch SET ended_on = ? WHERE plan = ? AND finding = ? AND ended_on IS NULL",
                arguments: [today, plan, finding])
            try db.execute(
                sql: """
                    INSERT INTO strength_watch (id, plan, finding, watcher, sign, measure, since, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [Identifier<StrengthWatch>(), plan, finding, post, sign, measure, today, try changer.name(in: db)])
        }
    }

    /// The action brought a change of practice, or no longer counts among those that did.
    package func setPractice(_ change: Identifier<PracticeChange>, of id: Identifier<Action>, _ serves: Bool, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .updateAction, on: id.text, note: "change of practice linked") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard try PracticeRecords.change(change, in: db) != nil else { throw NotFound() }
            try db.execute(
                sql: serves
                    ? "INSERT OR IGNORE INTO action_practice (action, change) VALUES (?, ?)"
                    : "DELETE FROM action_practice WHERE action = ? AND change = ?", arguments: [id, change])
        }
    }
}

/// Reads of the sources of a plan besides its inspection.
package enum PlanSources {
    package static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanSource] {
        let inspection = try Identifier<Inspection>.fetchOne(
            db.cachedStatement(sql: "SELECT inspection FROM plan WHERE id = ?"), arguments: [plan])
        guard let inspection else { return [] }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM source_finding WHERE plan = ? ORDER BY number"), arguments: [plan])
        let findings = Dictionary(grouping: rows) { $0["source"] as Identifier<PlanSource> }
        let sources = "SELECT * FROM plan_source WHERE plan = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sources), arguments: [plan]).map { row in
            let id: Identifier<PlanSource> = row["id"]
            return PlanSource(
                id: id, kind: PlanSource.Kind(rawValue: row["kind"]) ?? .other, title: row["title"], day: row["day"],
                findings: (findings[id] ?? []).map { finding($0, inspection) })
        }
    }

    /// A finding of the inspection and one of a source never have the same number.
    static func nextNumber(in plan: Identifier<Plan>, _ db: Database) throws -> Int {
        let sql = """
            SELECT max(number) FROM (
                SELECT number FROM plan_finding WHERE plan = ?1 UNION ALL SELECT number FROM source_finding WHERE plan = ?1
            )
            """
        return (try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [plan]) ?? 0) + 1
    }

    static func numbers(in plan: Identifier<Plan>, _ db: Database) throws -> [Identifier<Finding>: Int] {
        let sql = """
            SELECT finding, number FROM plan_finding WHERE plan = ?1 UNION ALL SELECT id, number FROM source_finding WHERE plan = ?1
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        return Dictionary(rows.map { ($0["finding"] as Identifier<Finding>, $0["number"] as Int) }) { first, _ in first }
    }

    /// Strengths that are watched, by finding.
    package static func watches(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Finding>: StrengthWatch] {
        let sql = "SELECT * FROM strength_watch WHERE plan = ? AND ended_on IS NULL"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        let watches = try rows.map { row -> (Identifier<Finding>, StrengthWatch) in
            let measure = try (row["measure"] as Identifier<Measure>?).flatMap { try MeasureRecords.line($0, in: db) }
            let watch = StrengthWatch(
                id: row["id"], finding: row["finding"], watcher: row["watcher"], sign: row["sign"],
                measure: measure.map { LinkedMeasure($0) })
            return (watch.finding, watch)
        }
        return Dictionary(watches) { first, _ in first }
    }

    private static func finding(_ row: Row, _ inspection: Identifier<Inspection>) -> Finding {
        Finding(
            id: row["id"], inspection: inspection, kind: FindingKind(rawValue: row["kind"]) ?? .internalFinding, position: row["number"],
            text: row["text"], page: nil)
    }
}
