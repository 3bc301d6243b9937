import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Adds an update of a day. The post that owns the action that day is kept with it.
    package func addUpdate(to id: Identifier<Action>, _ draft: UpdateDraft, on day: Day, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "update posted") { db in
            var action = try self.action(id, in: db)
            let author = try ActionPlanStore.author(changer, in: db)
            try action.post(
                Update(
                    day: day, words: draft.words, delivery: draft.delivery, impact: draft.impact, author: author, owner: action.owner,
                    account: changer.account),
                today: today)
            try db.execute(
                sql:
                    "INSERT INTO action_update (action, day, words, delivery, impact, author, owner, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, day, draft.words, draft.delivery.rawValue, draft.impact.rawValue, author, action.owner, changer.account])
        }
    }

    /// Links a measure to an action; it shows whether practice changed.
    package func link(_ measure: Identifier<Measure>, to id: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure linked") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard try MeasureRecords.measure(measure, in: db) != nil else { throw NotFound() }
            try db.execute(
                sql: "INSERT OR IGNORE INTO action_measure (action, measure, linked_on, author) VALUES (?, ?, ?, ?)",
                arguments: [id, measure, day, try ActionPlanStore.author(changer, in: db)])
        }
    }

    /// Takes a link away; the measure and its series stay.
    package func unlink(_ measure: Identifier<Measure>, from id: Identifier<Action>, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure unlinked") { db in
            try db.execute(sql: "DELETE FROM action_measure WHERE action = ? AND measure = ?", arguments: [id, measure])
        }
    }

    /// Moves the due day. Refused as a conflict when somebody changed the action after the form was drawn.
    package func moveDue(
        _ id: Identifier<Action>, to day: Day, reason: String, approvedBy approver: String, version: Int? = nil, on today: Day,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .approveDue, on: id.text, note: "due day moved") { db in
            let action = try self.action(id, in: db)
            if let version, action.version != version {
                throw EditConflict(saved: Conflict.day("due", "Due", action.due), version: action.version)
            }
            try ActionPlanStore.move(action, to: day, reason: reason, approvedBy: approver, on: today, in: db)
        }
    }
}
