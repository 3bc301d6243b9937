import ActionPlans
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// What happened to a plan that its board should hear of: written in the transaction of what happened, read by whoever tells of it.
package enum PlanEvents {
    /// The events of a plan in the order in which they happened.
    /// - Parameter since: only what happened on that day or later.
    package static func all(of plan: Identifier<Plan>, since: Day? = nil, in db: Database) throws -> [PlanEvent] {
        let sql = "SELECT * FROM plan_event WHERE plan = ? AND day >= ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan, since?.iso ?? ""]).compactMap { row in
            PlanEvent.Kind(rawValue: row["kind"]).map {
                PlanEvent(
                    id: row["id"], kind: $0, plan: row["plan"], action: row["action"], finding: row["finding"], day: row["day"],
                    words: row["words"], author: row["author"])
            }
        }
    }

    /// Actions that slipped back and that nobody has answered yet, of a plan.
    package static func openSlips(of plan: Identifier<Plan>, in db: Database) throws -> [Slip] {
        let sql = """
            SELECT slip.* FROM slip JOIN action ON action.id = slip.action
            WHERE action.plan = ? AND answered_on IS NULL ORDER BY slip.day, slip.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]).map(slip)
    }

    static func add(_ event: PlanEvent, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO plan_event (id, plan, action, finding, kind, day, words, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                event.id, event.plan, event.action, event.finding, event.kind.rawValue, event.day, event.words, event.author,
            ])
    }

    static func slip(_ row: Row) -> Slip {
        let answer = (row["answered_on"] as Day?).map {
            Slip.Answer(day: $0, by: row["answered_name"], isReopened: row["reopened"] == 1, why: row["why"])
        }
        return Slip(id: row["id"], action: row["action"], day: row["day"], words: row["words"], answerBy: row["answer_by"], answer: answer)
    }
}

extension ActionPlanRecords {
    /// The numbers a council set for its plans, as shipped where it set none.
    package static func settings(in db: Database) throws -> PlanSettings {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT name, value FROM setting WHERE name LIKE 'plans.%'"))
        let pairs = rows.compactMap { row -> (PlanSettings.Name, Int)? in
            guard let name = PlanSettings.Name(rawValue: row["name"]), let value = Int(row["value"] as String) else { return nil }
            return (name, value)
        }
        return PlanSettings(Dictionary(pairs) { first, _ in first })
    }

    /// The findings of a plan that are closed, with who closed them.
    package static func findingClosings(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Finding>: Closing] {
        let sql = "SELECT * FROM finding_closing WHERE plan = ? AND reopened_on IS NULL"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        return Dictionary(
            rows.map {
                (
                    $0["finding"] as Identifier<Finding>,
                    Closing(id: $0["id"], day: $0["closed_on"], by: $0["name"], words: $0["words"])
                )
            }
        ) { first, _ in first }
    }
}
