import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// Why a step or a dependency cannot be kept.
package enum StepRefusal: Error, Sendable, Hashable {
    case wouldWaitForItself(String)
    case doneAlready(on: Day)
    case notDone
}

extension ActionPlanStore {
    /// A step of an action; its number is the next one and is not used again.
    @discardableResult
    package func addStep(
        to id: Identifier<Action>, _ text: String, due: Day, waitsFor: [Identifier<Action>] = [], by changer: Changer
    ) async throws -> Identifier<Step> {
        let step = Identifier<Step>()
        try await store.change(by: changer, .updateAction, on: id.text, note: "step added") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            let actions = try ActionPlanRecords.actions(of: action.plan, in: db)
            for other in waitsFor { try ActionPlanStore.check(id, mayWaitFor: other, actions) }
            try db.execute(
                sql: "INSERT INTO step (id, action, number, text, due) VALUES (?, ?, ?, ?, ?)",
                arguments: [step, id, (action.steps.last?.number ?? 0) + 1, text, due])
            for other in waitsFor {
                try db.execute(sql: "INSERT OR IGNORE INTO step_wait (step, waits_for) VALUES (?, ?)", arguments: [step, other])
            }
        }
        return step
    }

    /// A step inside another change, as when a board decides what belongs to an action.
    @discardableResult
    package static func insertStep(_ text: String, due: Day, to action: Action, in db: Database) throws -> Identifier<Step> {
        let step = Identifier<Step>()
        try db.execute(
            sql: "INSERT INTO step (id, action, number, text, due) VALUES (?, ?, ?, ?, ?)",
            arguments: [step, action.id, (action.steps.last?.number ?? 0) + 1, text, due])
        return step
    }

    /// A step is done on a day, or not done after all.
    package func setStep(_ step: Identifier<Step>, of id: Identifier<Action>, doneOn day: Day?, today: Day, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .updateAction, on: id.text, note: day == nil ? "step not done" : "step done") { db in
            let action = try self.action(id, in: db)
            guard let kept = action.steps.first(where: { $0.id == step }) else { throw NotFound() }
            if let done = kept.done, day != nil { throw StepRefusal.doneAlready(on: done) }
            if kept.done == nil, day == nil { throw StepRefusal.notDone }
            if let day, day > today { throw ActionRefusal.inTheFuture(day) }
            try db.execute(sql: "UPDATE step SET done_on = ?, version = version + 1 WHERE id = ?", arguments: [day, step])
        }
    }

    /// The action waits for another of its plan, or no longer does. A circle is refused.
    package func setWaiting(_ id: Identifier<Action>, for other: Identifier<Action>, _ waits: Bool, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: waits ? "waits for an action" : "no longer waits") { db in
            let action = try self.action(id, in: db)
            guard waits else {
                try db.execute(sql: "DELETE FROM action_wait WHERE action = ? AND waits_for = ?", arguments: [id, other])
                return
            }
            try ActionPlanStore.check(id, mayWaitFor: other, try ActionPlanRecords.actions(of: action.plan, in: db))
            try db.execute(sql: "INSERT OR IGNORE INTO action_wait (action, waits_for) VALUES (?, ?)", arguments: [id, other])
        }
    }

    private static func check(_ id: Identifier<Action>, mayWaitFor other: Identifier<Action>, _ actions: [Action]) throws {
        guard let found = actions.first(where: { $0.id == other }) else { throw NotFound() }
        guard NoCircularWaiting(actions).allows(id, toWaitFor: other) else { throw StepRefusal.wouldWaitForItself("\(found.ref)") }
    }
}
