import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// Why another due day cannot be asked for or answered.
package enum DueRefusal: Error, Sendable, Hashable {
    case askedAlready(Day)
    case nothingAsked
    case ownRequest
}

extension ActionPlanStore {
    /// An owner asks for another due day; it is moved only when a leader approves.
    package func askForDue(_ id: Identifier<Action>, _ day: Day, reason: String, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "another due day asked for") { db in
            let action = try self.action(id, in: db)
            if let open = try DueRequests.open(of: id, in: db) { throw DueRefusal.askedAlready(open.wanted) }
            // The same checks as when it is moved, so that nobody approves what cannot be.
            var moved = action
            try moved.moveDue(to: day, reason: reason, approvedBy: "", on: today)
            let name = try changer.name(in: db)
            try db.execute(
                sql: "INSERT INTO due_request (id, action, asked_on, account, name, wanted, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [Identifier<DueRequest>(), id, today, changer.account, name, day, reason])
            try PlanEvents.add(
                PlanEvent(
                    kind: .dueAsked, plan: action.plan, action: id, day: today,
                    words: "\(action.ref): \(day) in place of \(action.due), because: \(reason)", author: name), in: db)
        }
    }

    /// A leader approves another due day or leaves it as it is. Nobody approves what they asked for themselves.
    package func answerDue(_ id: Identifier<Action>, approved: Bool, words: String, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .approveDue, on: id.text, note: approved ? "due day moved" : "due day stays") { db in
            guard let open = try DueRequests.open(of: id, in: db) else { throw DueRefusal.nothingAsked }
            if open.account == changer.account { throw DueRefusal.ownRequest }
            let (action, name) = (try self.action(id, in: db), try changer.name(in: db))
            try db.execute(
                sql: "UPDATE due_request SET answered_on = ?, answered_name = ?, approved = ?, words = ? WHERE id = ?",
                arguments: [today, name, approved ? 1 : 0, words, open.id])
            if approved {
                try ActionPlanStore.move(action, to: open.wanted, reason: open.reason, approvedBy: name, on: today, in: db)
            } else {
                try PlanEvents.add(
                    PlanEvent(
                        kind: .dueRefused, plan: action.plan, action: id, day: today,
                        words: "\(action.ref) stays due \(action.due): \(words)",
                        author: name), in: db)
            }
        }
    }

    static func move(
        _ action: Action, to day: Day, reason: String, approvedBy approver: String, on today: Day, in db: Database
    ) throws {
        let was = action.due
        var action = action
        try action.moveDue(to: day, reason: reason, approvedBy: approver, on: today)
        try db.execute(sql: "UPDATE action SET due = ?, version = version + 1 WHERE id = ?", arguments: [day, action.id])
        try db.execute(
            sql: "INSERT INTO due_move (action, day, was, became, reason, approved_by) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [action.id, today, was, day, reason, approver])
        try PlanEvents.add(
            PlanEvent(
                kind: .dueMoved, plan: action.plan, action: action.id, day: today,
                words: "\(action.ref): due moved from \(was) to \(day), because: \(reason)", author: approver), in: db)

    }
}

/// Reads of due days that were asked for.
enum DueRequests {
    static func all(of action: Identifier<Action>, in db: Database) throws -> [DueRequest] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM due_request WHERE action = ? ORDER BY rowid"), arguments: [action])
            .map(request)
    }

    static func open(of action: Identifier<Action>, in db: Database) throws -> DueRequest? {
        try all(of: action, in: db).first { $0.answer == nil }
    }

    /// What nobody has answered yet, of a plan.
    static func open(in plan: Identifier<Plan>, _ db: Database) throws -> [DueRequest] {
        let sql = """
            SELECT due_request.* FROM due_request JOIN action ON action.id = due_request.action
            WHERE action.plan = ? AND answered_on IS NULL ORDER BY due_request.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]).map(request)
    }

    private static func request(_ row: Row) -> DueRequest {
        let answer = (row["answered_on"] as Day?).map {
            DueRequest.Answer(day: $0, by: row["answered_name"], isApproved: row["approved"] == 1, words: row["words"])
        }
        return DueRequest(
            id: row["id"], action: row["action"], asked: row["asked_on"], by: row["name"], account: row["account"], wanted: row["wanted"],
            reason: row["reason"], answer: answer)
    }
}
