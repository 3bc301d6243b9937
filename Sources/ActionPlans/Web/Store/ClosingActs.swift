import ActionPlans
import GRDB
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// A second person closes an action that is called done and shown to be.
    package func close(_ id: Identifier<Action>, words: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .closeAction, on: id.text, note: "action closed") { db in
            let action = try self.action(id, in: db)
            let holder = try ActionPlanRecords.posts(in: db).holder(of: action.owner, on: day)?.account
            try SecondPersonCloses.check(action, closer: changer.account, holder: holder)
            let name = try changer.name(in: db)
            try db.execute(
                sql: "INSERT INTO action_closing (id, action, closed_on, account, name, words) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [Identifier<Closing>(), id, day, changer.account, name, words])
            try PlanEvents.add(
                PlanEvent(kind: .closed, plan: action.plan, action: id, day: day, words: "\(action.ref) closed: \(words)", author: name),
                in: db)
        }
    }

    /// Opens a closed action again, and with it the findings that were closed on the strength of it.
    package func reopen(_ id: Identifier<Action>, why: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .closeAction, on: id.text, note: "action opened again") { db in
            try ActionPlanStore.reopen(try self.action(id, in: db), why: why, on: day, by: try changer.name(in: db), in: db)
        }
    }

    /// Answers an action that slipped back: it is opened again, or stays closed for a reason.
    package func answer(_ slip: Identifier<Slip>, reopening: Bool, why: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .closeAction, on: slip.text, note: reopening ? "slip: opened again" : "slip: stays closed") {
            db in
            let sql = "SELECT * FROM slip WHERE id = ?"
            guard let kept = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [slip]).map(PlanEvents.slip) else {
                throw NotFound()
            }
            if kept.answer != nil { throw ClosingRefusal.answeredAlready }
            let (action, name) = (try self.action(kept.action, in: db), try changer.name(in: db))
            // One answer stands for every sign of the same falling back.
            try db.execute(
                sql: """
                    UPDATE slip SET answered_on = ?, answered_name = ?, reopened = ?, why = ? WHERE action = ? AND answered_on IS NULL
                    """,
                arguments: [day, name, reopening ? 1 : 0, why, action.id])
            if reopening {
                if action.closing != nil { try ActionPlanStore.reopen(action, why: why, on: day, by: name, in: db) }
            } else {
                try PlanEvents.add(
                    PlanEvent(
                        kind: .keptClosed, plan: action.plan, action: action.id, day: day, words: "\(action.ref) stays closed: \(why)",
                        author: name), in: db)
            }
        }
    }

    private static func reopen(_ action: Action, why: String, on day: Day, by name: String, in db: Database) throws {
        guard let closing = action.closing else { throw ClosingRefusal.notClosed }
        try db.execute(
            sql: """
                UPDATE action_closing SET reopened_on = ?, reopened_name = ?, reopened_why = ?, reopened_updates = ? WHERE id = ?
                """,
            arguments: [day, name, why, action.updates.map(\.number).max() ?? 0, closing.id])
        try PlanEvents.add(
            PlanEvent(
                kind: .reopened, plan: action.plan, action: action.id, day: day, words: "\(action.ref) opened again: \(why)", author: name),
            in: db)
        for finding in action.findings {
            try db.execute(
                sql: """
                    UPDATE finding_closing SET reopened_on = ?, reopened_name = ?, reopened_why = ?
                    WHERE finding = ? AND reopened_on IS NULL
                    """,
                arguments: [day, name, "\(action.ref) was opened again: \(why)", finding])
        }
    }

    /// Closes a finding of a plan: everything that answers it is closed and practice is better.
    package func close(
        finding: Identifier<Finding>, of plan: Identifier<Plan>, words: String, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .closeAction, on: finding.text, note: "finding closed") { db in
            if let kept = try ActionPlanRecords.findingClosings(of: plan, in: db)[finding] {
                throw ClosingRefusal.closedAlready(on: kept.day)
            }
            let actions = try ActionPlanRecords.actions(of: plan, in: db).filter { $0.findings.contains(finding) }
            let posts = try ActionPlanRecords.posts(in: db)
            let holders = Set(actions.compactMap { posts.holder(of: $0.owner, on: day)?.account })
            try FindingIsAnswered.check(
                actions, closer: changer.account, holders: holders, on: day, settings: try ActionPlanRecords.settings(in: db))
            let name = try changer.name(in: db)
            try db.execute(
                sql: "INSERT INTO finding_closing (id, plan, finding, closed_on, account, name, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [Identifier<Closing>(), plan, finding, day, changer.account, name, words])
            try PlanEvents.add(
                PlanEvent(kind: .findingClosed, plan: plan, finding: finding, day: day, words: "Finding closed: \(words)", author: name),
                in: db)
        }
    }
}
