import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// What an audit found, before it is kept.
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
    /// Adds what an audit found. Where the action is closed and the standard is not met, it slips back in the same transaction.
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
                    INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    result.id, id, result.question, result.day, result.sample, result.met, result.standard, result.source, name, today,
                ])
            guard let closing = action.closing, draft.day >= closing.day, !AuditMeetsStandard.holds(result) else { return }
            try SlipWatch.slip(
                action, measure: nil, audit: result.id, since: draft.day,
                words: "audit of \(result.day), \(result.question): \(result.words)", today: today, settings: settings, in: db)
        }
    }
}

/// Looks at every change of a measure's series for closed actions that rest on it.
package enum SlipWatch {
    /// Runs in the transaction that wrote the figure, so that a figure is never kept without its consequence.
    package static let watch: MeasureWatch = { news, db in
        guard case .worse(let cause) = news.verdict else { return }
        let sql = """
            SELECT action_measure.action FROM action_measure JOIN action_closing ON action_closing.action = action_measure.action
            WHERE action_measure.measure = ? AND action_closing.reopened_on IS NULL
            """
        let settings = try ActionPlanRecords.settings(in: db)
        for id in try Identifier<Action>.fetchAll(db.cachedStatement(sql: sql), arguments: [news.measure.id]) {
            guard let action = try ActionPlanRecords.action(id, in: db), let closing = action.closing else { continue }
            let told = try Day.fetchAll(
                db.cachedStatement(sql: "SELECT since FROM slip WHERE action = ? AND measure = ?"), arguments: [id, news.measure.id])
            guard SlipsBack.holds(news.verdict, before: news.before, closedOn: closing.day, told: Set(told)) else { continue }
            try slip(
                action, measure: news.measure.id, audit: nil, since: cause.since, words: "\(news.measure.name): \(news.sentence)",
                today: news.today, settings: settings, in: db)
        }
    }

    static func slip(
        _ action: Action, measure: Identifier<Measure>?, audit: Identifier<AuditResult>?, since: Day, words: String, today: Day,
        settings: PlanSettings, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO slip (id, action, measure, audit, since, day, words, answer_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [Identifier<Slip>(), action.id, measure, audit, since, today, words, today + settings[.slipDays]])
        try PlanEvents.add(
            PlanEvent(
                kind: .slippedBack, plan: action.plan, action: action.id, finding: action.findings.first, day: today,
                words: "\(action.ref) slipped back. \(words)", author: "By rule"), in: db)
    }
}
