import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// A second person closes an action that is marked as done and has evidence.
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

    /// Reopens a closed action, and the findings that were closed because of it.
    package func reopen(_ id: Identifier<Action>, why: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .closeAction, on: id.text, note: "action opened again") { db in
            try ActionPlanStore.reopen(try self.action(id, in: db), why: why, on: day, by: try changer.name(in: db), in: db)
        }
    }

    /// Responds to an improvement that was not sustained: the action is reopened, or stays closed for a reason.
    package func answer(_ regression: Identifier<Regression>, reopening: Bool, why: String, on day: Day, by changer: Changer) async throws {
        try await store.change(
            by: changer, .closeAction, on: regression.text, note: reopening ? "slip: opened again" : "slip: stays closed"
        ) {
            db in
            let sql = "SELECT * FROM regression WHERE id = ?"
            guard let kept = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [regression]).map(PlanEvents.regression) else {
                throw NotFound()
            }
            if kept.answer != nil { throw ClosingRefusal.answeredAlready }
            let (action, name) = (try self.action(kept.action, in: db), try changer.name(in: db))
            // One response covers every sign of the same regression.
            try db.execute(
                sql: """
                    UPDATE regression SET answered_on = ?, answered_name = ?, reopened = ?, why = ? WHERE action = ? AND answered_on IS NULL
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
                kind: .reopened, plan: action.plan, action: action.id, day: day, words: "\(action.ref) reopened: \(why)", author: name),
            in: db)
        for finding in action.findings {
            try db.execute(
                sql: """
                    UPDATE finding_closing SET reopened_on = ?, reopened_name = ?, reopened_why = ?
                    WHERE ? IN (finding, source_finding) AND reopened_on IS NULL
                    """,
                arguments: [day, name, "\(action.ref) was reopened: \(why)", finding])
        }
    }

    /// Closes a finding of a plan: every action that answers it is closed and practice has improved.
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
            let held = try FindingColumn(finding, in: db)
            try db.execute(
                sql: """
                    INSERT INTO finding_closing (id, plan, finding, source_finding, closed_on, account, name, words)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [Identifier<Closing>(), plan, held.inspections, held.sources, day, changer.account, name, words])
            try PlanEvents.add(
                PlanEvent(kind: .findingClosed, plan: plan, finding: finding, day: day, words: "Finding closed: \(words)", author: name),
                in: db)
        }
    }
}

/// An audit result before it is saved.
package struct AuditDraft: Sendable, Hashable {
    package var question: String
    package var day: Day
    package var sample: Int
    package var met: Int
    package var source: String

    package init(question: String, day: Day, sample: Int, met: Int, source: String) {
        (self.question, self.day, self.sample, self.met, self.source) = (question, day, sample, met, source)
    }
}

extension ActionPlanStore {
    /// Adds an audit result. Where the action is closed and the standard is not met, its improvement counts as not sustained at once.
    package func addAudit(to id: Identifier<Action>, _ draft: AuditDraft, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "audit result added") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            if draft.day > today { throw ActionRefusal.inTheFuture(draft.day) }
            let (settings, name) = (try ActionPlanRecords.settings(in: db), try changer.name(in: db))
            let result = AuditResult(
                question: draft.question, day: draft.day, sample: draft.sample, met: draft.met, standard: settings[.auditStandard],
                source: draft.source, author: name)
            try db.execute(
                sql: """
                    INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on, account)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    result.id, id, result.question, result.day, result.sample, result.met, result.standard, result.source, name, today,
                    changer.account,
                ])
            guard let closing = action.closing, draft.day >= closing.day, !AuditMeetsStandard.holds(result) else { return }
            try RegressionNews.record(
                action, measure: nil, audit: result.id, since: draft.day,
                words: "audit of \(result.day), \(result.question): \(result.words)", today: today, settings: settings, in: db)
        }
    }
}

/// The audit results and links of measures that show the impact of an action, and the second person who confirms them.
package enum ImpactSigns {
    /// True where a person who never held a post that owns or owned the action entered it, or a second person confirmed it. `table` joins
    /// `action`.
    static func isConfirmed(_ table: String) -> String {
        """
        \(table).confirmed_by IS NOT NULL OR (action.owner IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM post_holder WHERE \(isOwners)
                AND coalesce(post_holder.account = \(table).account, post_holder.name = \(table).author))) AS is_confirmed
        """
    }

    /// The post of a holding owns the action or owned it.
    private static let isOwners = """
        (post_holder.post = action.owner
            OR post_holder.post IN (SELECT post FROM action_former_owner WHERE action_former_owner.action = action.id))
        """

    /// True for whoever holds or held a post that owns or owned the action.
    static func isOwner(_ account: String, of id: Identifier<Action>, in db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM post_holder JOIN action ON \(isOwners) WHERE action.id = ? AND post_holder.account = ?)"
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [id, account]) == true
    }

    /// True for whoever owns or owned an action that the measure is linked to: their figures wait for a second person.
    package static let gains: MeasureGain = { measure, changer, db in
        try ActionPlanRecords.uses(of: measure, in: db).contains { try isOwner(changer.account, of: $0.action, in: db) }
    }

    /// Whoever benefits from a measure does not change its target, its direction or what it counts, nor begin its series again. Where no post owns an action, its
    /// link waits for a second person again.
    package static let guardian: MeasureGuard = { measure, changer, db in
        for use in try ActionPlanRecords.uses(of: measure, in: db)
        where try isOwner(changer.account, of: use.action, in: db) {
            throw MeasureRefusal.isForAnother("\(use.ref)")
        }
        try db.execute(
            sql: """
                UPDATE action_measure SET account = ?, confirmed_by = NULL
                WHERE measure = ? AND action IN (SELECT id FROM action WHERE owner IS NULL)
                """, arguments: [changer.account, measure])
    }
}

extension ActionPlanStore {
    /// A second person confirms an audit result.
    package func confirm(_ audit: Identifier<AuditResult>, of id: Identifier<Action>, by changer: Changer) async throws {
        try await confirm("audit_result", "id", audit.text, of: id, by: changer)
    }

    /// A second person confirms that a measure shows the impact of an action.
    package func confirm(_ measure: Identifier<Measure>, of id: Identifier<Action>, by changer: Changer) async throws {
        try await confirm("action_measure", "measure", measure.text, of: id, by: changer)
    }

    private func confirm(_ table: String, _ column: String, _ key: String, of id: Identifier<Action>, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "impact confirmed") { db in
            let sign: SQL = "action = \(id) AND \(sql: column) = \(key)"
            let found = SQLRequest<Row>(literal: "SELECT account FROM \(sql: table) WHERE \(sign)")
            guard let row = try found.fetchOne(db) else { throw NotFound() }
            if row["account"] == changer.account { throw ClosingRefusal.ownSign }
            if try ImpactSigns.isOwner(changer.account, of: id, in: db) { throw ClosingRefusal.ownSign }
            try db.execute(
                literal: """
                    UPDATE \(sql: table) SET confirmed_by = \(try changer.name(in: db)) WHERE \(sign) AND confirmed_by IS NULL
                    """)
        }
    }
}

/// Checks every change of a measure's series for closed actions that are based on it.
package enum RegressionNews {
    /// Runs in the transaction that wrote the figure, so that a figure is never saved without its consequence.
    package static let watch: MeasureWatch = { news, db in
        guard case .worse(let cause) = news.verdict else { return }
        let sql = """
            SELECT action_measure.action FROM action_measure JOIN action_closing ON action_closing.action = action_measure.action
            WHERE action_measure.measure = ? AND action_closing.reopened_on IS NULL
            """
        let settings = try ActionPlanRecords.settings(in: db)
        for id in try Identifier<Action>.fetchAll(db.cachedStatement(sql: sql), arguments: [news.measure.id]) {
            guard let action = try ActionPlanRecords.action(id, in: db), let closing = action.closing else { continue }
            let reported = try Day.fetchAll(
                db.cachedStatement(sql: "SELECT since FROM regression WHERE action = ? AND measure = ?"), arguments: [id, news.measure.id])
            guard ImprovementNotSustained.holds(news.verdict, before: news.before, closedOn: closing.day, told: Set(reported)) else {
                continue
            }
            try record(
                action, measure: news.measure.id, audit: nil, since: cause.since, words: "\(news.measure.name): \(news.sentence)",
                today: news.today, settings: settings, in: db)
        }
    }

    static func record(
        _ action: Action, measure: Identifier<Measure>?, audit: Identifier<AuditResult>?, since: Day, words: String, today: Day,
        settings: PlanSettings, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO regression (id, action, measure, audit, since, day, words, answer_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [Identifier<Regression>(), action.id, measure, audit, since, today, words, today + settings[.slipDays]])
        try PlanEvents.add(
            PlanEvent(
                kind: .notSustained, plan: action.plan, action: action.id, finding: action.findings.first, day: today,
                words: "\(action.ref): improvement not sustained. \(words)", author: "Calculated"), in: db)
    }
}
