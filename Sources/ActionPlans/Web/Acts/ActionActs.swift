import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Adds an update. The post that owns the action on that day is saved with it.
    package func addUpdate(to id: Identifier<Action>, _ draft: UpdateDraft, on day: Day, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "update posted") { db in
            try self.post(draft, to: try self.action(id, in: db), on: day, today: today, by: changer, in: db)
        }
    }

    /// Adds an update inside another change.
    func post(_ draft: UpdateDraft, to action: Action, on day: Day, today: Day, by changer: Changer, in db: Database) throws {
        var action = action
        let author = try ActionPlanStore.author(changer, in: db)
        try action.post(
            Update(
                day: day, words: draft.words, delivery: draft.delivery, impact: draft.impact, author: author, owner: action.owner,
                account: changer.account),
            today: today)
        try db.execute(
            sql: "INSERT INTO action_update (action, day, words, delivery, impact, author, owner, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                action.id, day, draft.words, draft.delivery.rawValue, draft.impact.rawValue, author, action.owner, changer.account,
            ])
    }

    /// Links a measure to an action; it shows whether practice changed.
    package func link(_ measure: Identifier<Measure>, to id: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure linked") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard try MeasureRecords.measure(measure, in: db) != nil else { throw NotFound() }
            try db.execute(
                sql: "INSERT OR IGNORE INTO action_measure (action, measure, linked_on, author, account) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, measure, day, try ActionPlanStore.author(changer, in: db), changer.account])
        }
    }

    /// Unlinks a measure, or asks for that where a second person must confirm it. The measure and its series stay, and the action's history
    /// keeps what it showed.
    package func unlink(_ measure: Identifier<Measure>, from id: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "unlinking of a measure") { db in
            let action = try self.action(id, in: db)
            guard let linked = action.measures.first(where: { $0.id == measure }) else { throw NotFound() }
            let name = try changer.name(in: db)
            let isOwner = try ImpactSigns.isOwner(changer.account, of: id, in: db)
            if let asked = linked.unlinking {
                if isOwner || asked.account == changer.account { throw ClosingRefusal.ownSign }
            } else if UnlinkingNeedsTwo.holds(linked, of: action, isOwner: isOwner) {
                return try db.execute(
                    sql: "UPDATE action_measure SET unlink_account = ?, unlink_name = ?, unlink_on = ? WHERE action = ? AND measure = ?",
                    arguments: [changer.account, name, day, id, measure])
            }
            try db.execute(sql: "DELETE FROM action_measure WHERE action = ? AND measure = ?", arguments: [id, measure])
            try db.execute(
                sql: "INSERT INTO action_change (action, day, what, was, became, author) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, day, "Measure", "\(linked.name): \(linked.verdict.words). \(linked.sentence)",
                    linked.unlinking.map { "unlinked, as \($0.name) asked on \($0.on)" } ?? "unlinked", name,
                ])
        }
    }

    /// Ends a request to unlink a measure; it stays linked.
    package func keepLinked(_ measure: Identifier<Measure>, to id: Identifier<Action>, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure stays linked") { db in
            try db.execute(
                sql:
                    "UPDATE action_measure SET unlink_account = NULL, unlink_name = NULL, unlink_on = NULL WHERE action = ? AND measure = ?",
                arguments: [id, measure])
        }
    }

    /// Changes the due date. Refused as a conflict when somebody changed the action after the form was opened, before the form is read.
    package func moveDue(
        _ id: Identifier<Action>, to day: @escaping @Sendable @autoclosure () throws -> Day, reason: String, approvedBy approver: String,
        version: Int? = nil, on today: Day,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .approveDue, on: id.text, note: "due date moved") { db in
            let action = try self.action(id, in: db)
            if let version, action.version != version {
                throw EditConflict(
                    [
                        .day("due", "Due date", action.due), .text("reason", "Reason for the change", nil),
                        .text("approver", "Approved by", nil),
                    ], version: action.version)
            }
            try ActionPlanStore.move(action, to: try day(), reason: reason, approvedBy: approver, on: today, in: db)
        }
    }
}

/// The owner given by a form or a set-up: a known post, or a title that is added to the posts when it is new.
package enum OwnerChoice: Sendable, Hashable {
    case post(Identifier<Post>)
    case titled(String)
    case nobody
}

/// An action before it is saved.
package struct ActionDraft: Sendable, Hashable {
    package var title: String
    package var text: String
    package var findings: [Identifier<Finding>]
    package var owner: OwnerChoice
    package var start: Day?
    package var due: Day
    package var differenceBy: Day?

    /// - Parameter title: the first clause of the text where none is given.
    package init(
        title: String? = nil, text: String, findings: [Identifier<Finding>], owner: OwnerChoice = .nobody, start: Day? = nil, due: Day,
        differenceBy: Day? = nil
    ) {
        self.title = title ?? ActionTitle.firstClause(of: text)
        self.text = text
        self.findings = findings
        self.owner = owner
        self.start = start
        self.due = due
        self.differenceBy = differenceBy
    }
}

/// A plan before it is saved.
package struct PlanDraft: Sendable, Hashable {
    package var inspection: Identifier<Inspection>
    package var title: String
    package var start: Day
    package var actions: [ActionDraft]

    package init(inspection: Identifier<Inspection>, title: String, start: Day, actions: [ActionDraft]) {
        self.inspection = inspection
        self.title = title
        self.start = start
        self.actions = actions
    }
}

/// An update before it is saved.
package struct UpdateDraft: Sendable, Hashable {
    package var words: String
    package var delivery: Delivery
    package var impact: Impact

    package init(words: String, delivery: Delivery, impact: Impact) {
        self.words = words
        self.delivery = delivery
        self.impact = impact
    }
}

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

    /// Adds several actions at once, as selected from the playbook.
    package func addActions(to plan: Identifier<Plan>, _ drafts: [ActionDraft], on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "actions added from the playbook") { db in
            _ = try self.plan(plan, in: db)
            for draft in drafts { try ActionPlanStore.insert(draft, to: plan, on: day, in: db) }
        }
    }

    /// Changes an action's title, text, findings, owner and dates, and records each change in its history. ``moveDue`` changes the due date.
    package func edit(_ id: Identifier<Action>, _ draft: ActionDraft, version: Int, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: "action edited") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard action.version == version else { throw ActionPlanStore.conflict(action, try PlanRead(action.plan, in: db)) }
            if let start = draft.start, start > action.due { throw ActionRefusal.dueBeforeStart(start) }
            let owner = try ActionPlanStore.owner(draft.owner, in: db)
            try db.execute(
                sql: "UPDATE action SET title = ?, text = ?, owner = ?, starts = ?, difference_by = ?, version = version + 1 WHERE id = ?",
                arguments: [draft.title, draft.text, owner, draft.start, draft.differenceBy, id])
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
                INSERT INTO action (id, plan, ref_series, ref_group, ref_number, title, text, owner, starts, due, difference_by, added_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, plan, ref.series, ref.group, ref.number, draft.title, draft.text, try owner(draft.owner, in: db), draft.start,
                draft.due,
                draft.differenceBy, day,
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
        let series = try Int.fetchOne(db.cachedStatement(sql: "SELECT series FROM plan WHERE id = ?"), arguments: [plan])
        return ActionRef(series: series ?? 1, group: group, number: (last ?? 0) + 1)
    }

    private static func number(of finding: Identifier<Finding>, in plan: Identifier<Plan>, _ db: Database) throws -> Int {
        if let number = try PlanSources.numbers(in: plan, db)[finding] { return number }
        let next = try PlanSources.nextNumber(in: plan, db)
        try db.execute(sql: "INSERT INTO plan_finding (plan, finding, number) VALUES (?, ?, ?)", arguments: [plan, finding, next])
        return next
    }

    /// Links an action to its findings, replacing those it had.
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

    private static func conflict(_ action: Action, _ read: PlanRead) -> EditConflict {
        EditConflict(
            [
                .text("title", "Short title", action.title), .text("text", "What will be done", action.text),
                .choice(
                    "finding", "Which findings does it answer?", Set(action.findings.map(\.text)), of: read.findingChoices, several: true),
                .text("owner", "Owner", read.ownerTitle(of: action) ?? ""), .day("start", "Start date", action.start),
                .day("difference", "Impact expected by", action.differenceBy),
            ], version: action.version)
    }

    static func note(_ was: Action, _ now: Action, in db: Database, on day: Day, by changer: Changer) throws {
        let posts = try ActionPlanRecords.posts(in: db)
        let title = { (owner: Identifier<Post>?) in owner.flatMap { posts.title(of: $0) } ?? "no post" }
        let date = { (day: Day?) in day?.description ?? "not set" }
        let pairs = [
            ("Title", was.title, now.title), ("Action", was.text, now.text), ("Owner", title(was.owner), title(now.owner)),
            ("Start date", date(was.start), date(now.start)),
            ("Impact expected by", date(was.differenceBy), date(now.differenceBy)),
            (
                "Findings", "\(was.findings.count) linked",
                was.findings == now.findings ? "\(was.findings.count) linked" : "\(now.findings.count) linked, changed"
            ),
        ]
        for (what, before, after) in pairs where before != after {
            try db.execute(
                sql: "INSERT INTO action_change (action, day, what, was, became, author) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [now.id, day, what, before, after, try author(changer, in: db)])
        }
    }
}

/// Why a change of due date cannot be requested or decided.
package enum DueRefusal: Error, Sendable, Hashable {
    case askedAlready(Day)
    case nothingAsked
    case ownRequest
}

extension ActionPlanStore {
    /// An owner requests another due date; it changes only when a leader approves.
    package func askForDue(_ id: Identifier<Action>, _ day: Day, reason: String, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "another due date asked for") { db in
            let action = try self.action(id, in: db)
            if let open = try DueRequests.open(of: id, in: db) { throw DueRefusal.askedAlready(open.wanted) }
            // The same checks as when it is changed, so that nobody is asked to approve what would be refused.
            var moved = action
            try moved.moveDue(to: day, reason: reason, approvedBy: "", on: today)
            let name = try changer.name(in: db)
            try db.execute(
                sql: "INSERT INTO due_request (id, action, asked_on, account, name, wanted, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [Identifier<DueRequest>(), id, today, changer.account, name, day, reason])
            try PlanEvents.add(
                PlanEvent(
                    kind: .dueAsked, plan: action.plan, action: id, day: today,
                    words: "\(action.ref): \(day) instead of \(action.due), because: \(reason)", author: name), in: db)
        }
    }

    /// A leader approves another due date or refuses it. Nobody approves their own request.
    package func answerDue(_ id: Identifier<Action>, approved: Bool, words: String, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .approveDue, on: id.text, note: approved ? "due date moved" : "due date stays") { db in
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
                words: "\(action.ref): due date changed from \(was) to \(day), because: \(reason)", author: approver), in: db)

    }
}

/// Reads of requested changes of due date.
enum DueRequests {
    static func all(of action: Identifier<Action>, in db: Database) throws -> [DueRequest] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM due_request WHERE action = ? ORDER BY rowid"), arguments: [action])
            .map(request)
    }

    static func open(of action: Identifier<Action>, in db: Database) throws -> DueRequest? {
        try all(of: action, in: db).first { $0.answer == nil }
    }

    /// The open requests of a plan.
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

/// Why a step or a dependency cannot be saved.
package enum StepRefusal: Error, Sendable, Hashable {
    case wouldWaitForItself(String)
    case doneAlready(on: Day)
    case notDone
}

extension ActionPlanStore {
    /// Adds a step to an action; its number is the next one and is not reused.
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

    /// Adds a step inside another change, for example when a board's decision belongs to an action.
    @discardableResult
    package static func insertStep(_ text: String, due: Day, to action: Action, in db: Database) throws -> Identifier<Step> {
        let step = Identifier<Step>()
        try db.execute(
            sql: "INSERT INTO step (id, action, number, text, due) VALUES (?, ?, ?, ?, ?)",
            arguments: [step, action.id, (action.steps.last?.number ?? 0) + 1, text, due])
        return step
    }

    /// Marks a step as done on a day, or as not done after all.
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

    /// Makes the action depend on another of its plan, or ends that. A circle is refused.
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
