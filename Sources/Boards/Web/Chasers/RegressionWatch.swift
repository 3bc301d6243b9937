import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// Notifies the owner and the chair of the board at once when the improvement of an action was not sustained. Where the chair has no account,
/// the board’s secretary is notified.
package struct RegressionWatch: Sendable {
    let notices: Notices
    let policy: Policy
    private var store: Store { notices.store }
    static let kind = NoticeKind("improvement-not-sustained")

    package init(_ notices: Notices, policy: Policy) {
        (self.notices, self.policy) = (notices, policy)
    }

    /// Looks for actions whose improvement was not sustained since it last looked. Each regression is notified once.
    package func look(on today: Day) async throws {
        let news = try await store.read { try RegressionWatch.news(in: $0) }
        guard !news.began.isEmpty || !news.ended.isEmpty else { return }
        try await store.change(by: .system, .chase, on: "fall-backs-\(today.iso)", note: "improvement not sustained") { db in
            // Read again: another look may have come between.
            let news = try RegressionWatch.news(in: db)
            for action in news.ended {
                try db.execute(
                    sql: "UPDATE regression_notice SET ended_on = ? WHERE action = ? AND ended_on IS NULL", arguments: [today, action])
            }
            for action in news.began {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO regression_notice (action, seen_on) VALUES (?, ?)", arguments: [action.id, today])
                try notify(of: action, on: today, in: db)
            }
        }
    }

    private static func news(in db: Database) throws -> (began: [Action], ended: [Identifier<Action>]) {
        let known = Set(
            try Identifier<Action>.fetchAll(db.cachedStatement(sql: "SELECT action FROM regression_notice WHERE ended_on IS NULL")))
        let back = try ActionPlanRecords.plans(in: db).flatMap { try ActionPlanRecords.actions(of: $0.id, in: db) }
            .filter { $0.withdrawal == nil && $0.hasSlippedBack }
        let ids = Set(back.map(\.id))
        return (back.filter { !known.contains($0.id) }, known.filter { !ids.contains($0) })
    }

    private func notify(of action: Action, on today: Day, in db: Database) throws {
        guard let plan = try ActionPlanRecords.plan(action.plan, in: db) else { return }
        let posts = try ActionPlanRecords.posts(in: db)
        let chairs = try BoardRecords.boards(in: db).filter { $0.plans.contains(plan.id) }.compactMap { board in
            board.chair(on: today)?.account ?? board.sitting(on: today).first { $0.part == .secretary }?.account
        }
        let receivers = Set([posts.holder(of: action.owner, on: today)?.account].compactMap(\.self) + chairs)
        for account in receivers.sorted() {
            guard let person = try ChaserRecords.person(account, on: today, in: db), policy.allows(.readPlan, to: person),
                try OpenPlans.isOpen(plan, to: person, policy, in: db)
            else { continue }
            let draft = NoticeDraft(
                RegressionWatch.kind, about: action.id.text, scope: plan.inspection.text,
                title: "Improvement not sustained: \(action.ref) \(action.text.prefix(80))",
                mailLine: "The improvement of action \(action.ref) was not sustained. It is on the board’s next agenda.",
                path: ActionPlanPlaces.action.path(plan.id, action.id))
            try notices.tell(person.id, [draft], subject: "an improvement was not sustained", on: today, in: db)
        }
    }
}
