import ActionPlans
import GRDB
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    @discardableResult
    package func addAction(to plan: Identifier<Plan>, _ draft: ActionDraft, on day: Day, by changer: Changer) async throws
        -> Identifier<Action>
    {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "action added") { db in
            _ = try self.plan(plan, in: db)
            return try ActionPlanStore.insert(draft, to: plan, on: day, in: db)
        }
    }

    /// Changes an action's words, findings, owner and days, and notes each change in its history. The due day is moved by ``moveDue``.
    package func edit(_ id: Identifier<Action>, _ draft: ActionDraft, version: Int, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: "action edited") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            let posts = try ActionPlanRecords.posts(in: db)
            guard action.version == version else { throw ActionPlanStore.conflict(action, posts) }
            if let start = draft.start, start > action.due { throw ActionRefusal.dueBeforeStart(start) }
            let owner = try ActionPlanStore.owner(draft.owner, in: db)
            try db.execute(
                sql: "UPDATE action SET text = ?, owner = ?, starts = ?, difference_by = ?, version = version + 1 WHERE id = ?",
                arguments: [draft.text, owner, draft.start, draft.differenceBy, id])
            try ActionPlanStore.setFindings(draft.findings, of: id, plan: action.plan, in: db)
            let after = try self.action(id, in: db)
            try ActionPlanStore.note(action, after, in: db, on: day, by: changer)
        }
    }

    package func withdraw(_ id: Identifier<Action>, reason: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: "action withdrawn") { db in
            var action = try self.action(id, in: db)
            try action.withdraw(reason: reason, on: day)
            try db.execute(
                sql: "UPDATE action SET withdrawn_on = ?, withdrawn_reason = ?, version = version + 1 WHERE id = ?",
                arguments: [day, reason, id])
        }
    }

    @discardableResult
    package static func insert(_ draft: ActionDraft, to plan: Identifier<Plan>, on day: Day, in db: Database) throws -> Identifier<Action> {
        if let start = draft.start, draft.due < start { throw ActionRefusal.dueBeforeStart(start) }
        try check(draft.findings, in: plan, db)
        let id = Identifier<Action>()
        let ref = try nextRef(draft.findings.first, in: plan, db)
        try db.execute(
            sql: """
                INSERT INTO action (id, plan, ref_group, ref_number, text, owner, starts, due, difference_by, added_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, plan, ref.group, ref.number, draft.text, try owner(draft.owner, in: db), draft.start, draft.due, draft.differenceBy,
                day,
            ])
        try setFindings(draft.findings, of: id, plan: plan, in: db)
        return id
    }

    /// The next number under the action's first finding. A finding confirmed after the plan was drafted gets the next number.
    private static func nextRef(_ finding: Identifier<Finding>?, in plan: Identifier<Plan>, _ db: Database) throws -> ActionRef {
        var group = 0
        if let finding { group = try number(of: finding, in: plan, db) }
        let last = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT max(ref_number) FROM action WHERE plan = ? AND ref_group = ?"), arguments: [plan, group])
        return ActionRef(group: group, number: (last ?? 0) + 1)
    }

    private static func number(of finding: Identifier<Finding>, in plan: Identifier<Plan>, _ db: Database) throws -> Int {
        if let number = try PlanSources.numbers(in: plan, db)[finding] { return number }
        let next = try PlanSources.nextNumber(in: plan, db)
        try db.execute(sql: "INSERT INTO plan_finding (plan, finding, number) VALUES (?, ?, ?)", arguments: [plan, finding, next])
        return next
    }

    /// Ties an action to its findings in place of those it had.
    private static func setFindings(
        _ findings: [Identifier<Finding>], of action: Identifier<Action>, plan: Identifier<Plan>, in db: Database
    ) throws {
        try check(findings, in: plan, db)
        try db.execute(sql: "DELETE FROM action_finding WHERE action = ?", arguments: [action])
        try db.execute(sql: "DELETE FROM action_source_finding WHERE action = ?", arguments: [action])
        for finding in findings {
            if try isOfSource(finding, in: plan, db) {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO action_source_finding (action, finding) VALUES (?, ?)", arguments: [action, finding])
            } else {
                _ = try number(of: finding, in: plan, db)
                try db.execute(sql: "INSERT OR IGNORE INTO action_finding (action, finding) VALUES (?, ?)", arguments: [action, finding])
            }
        }
    }

    private static func isOfSource(_ finding: Identifier<Finding>, in plan: Identifier<Plan>, _ db: Database) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM source_finding WHERE id = ? AND plan = ?"), arguments: [finding, plan]) == 1
    }

    /// An action answers confirmed findings of the inspection that its plan answers, findings of the plan's sources, and no others.
    private static func check(_ findings: [Identifier<Finding>], in plan: Identifier<Plan>, _ db: Database) throws {
        let sql = """
            SELECT count(*) FROM finding JOIN plan ON plan.inspection = finding.inspection
            WHERE finding.id = ? AND plan.id = ? AND finding.state = 'accepted'
            """
        for finding in findings where try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [finding, plan]) != 1 {
            if try !isOfSource(finding, in: plan, db) { throw NotFound() }
        }
    }

    private static func conflict(_ action: Action, _ posts: PostBook) -> EditConflict {
        let owner = action.owner.flatMap { posts.title(of: $0) } ?? ""
        return EditConflict(
            saved: [("text", "What will be done", action.text), ("owner", "Owner post", owner)]
                + Conflict.day("start", "Begins", action.start)
                + Conflict.day("difference", "Difference by", action.differenceBy), version: action.version)
    }

    private static func note(_ was: Action, _ now: Action, in db: Database, on day: Day, by changer: Changer) throws {
        let posts = try ActionPlanRecords.posts(in: db)
        let title = { (owner: Identifier<Post>?) in owner.flatMap { posts.title(of: $0) } ?? "no post" }
        let date = { (day: Day?) in day?.description ?? "not set" }
        let pairs = [
            ("Action", was.text, now.text), ("Owner", title(was.owner), title(now.owner)), ("Begins", date(was.start), date(now.start)),
            ("Difference by", date(was.differenceBy), date(now.differenceBy)),
            (
                "Findings", "\(was.findings.count) linked",
                was.findings == now.findings ? "\(was.findings.count) linked" : "\(now.findings.count) linked, not the same"
            ),
        ]
        for (what, before, after) in pairs where before != after {
            try db.execute(
                sql: "INSERT INTO action_change (action, day, what, was, became, author) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [now.id, day, what, before, after, try author(changer, in: db)])
        }
    }
}
