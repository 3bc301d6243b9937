import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

extension Act {
    package static let chase = Act("plans.chase", "ask owners for updates, by the service itself")
}

/// Asks owners for updates, once a day: what falls due is decided, written and gathered into messages in one transaction, so that a run
/// that broke off left nothing behind and may be done again.
package struct Chasers: Sendable {
    let notices: Notices
    let policy: Policy
    private var store: Store { notices.store }

    package init(_ notices: Notices, policy: Policy) {
        (self.notices, self.policy) = (notices, policy)
    }

    static let kinds: [Chase: NoticeKind] = [
        .ask: NoticeKind("asked-for-an-update"), .remind: NoticeKind("reminded-of-an-update"),
        .tellManager: NoticeKind("told-of-a-missing-update"),
    ]

    /// One step that falls due: who is written to about which action.
    private struct Due {
        let action: Action
        let plan: Plan
        let chase: Chase
        let account: String
    }

    private struct DoneAlready: Error {}

    /// Does the day’s run, unless it or a later one was done.
    package func run(on today: Day) async throws {
        @Sendable func isDone(_ db: Database) throws -> Bool {
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM chaser_run WHERE day >= ?)"), arguments: [today]) == true
        }
        if try await store.read({ try isDone($0) }) { return }
        do {
            try await store.change(by: .system, .chase, on: "chasers-\(today.iso)", note: "daily run") { db in
                if try isDone(db) { throw DoneAlready() }
                for board in try BoardRecords.boards(in: db) { try BoardStore.planMeetings(of: board, on: today, in: db) }
                let due = try ActionPlanRecords.plans(in: db).flatMap { try self.due(in: $0, on: today, db) }
                let written = try self.write(due, on: today, in: db)
                try db.execute(sql: "INSERT INTO chaser_run (day, steps) VALUES (?, ?)", arguments: [today, written])
            }
        } catch is DoneAlready {}
    }

    private func due(in plan: Plan, on today: Day, _ db: Database) throws -> [Due] {
        guard let agreed = plan.agreement?.on else { return [] }
        let (cycle, posts) = (try ActionPlanRecords.updateDays(in: db), try ActionPlanRecords.posts(in: db))
        let (steps, told) = (try ChaserRecords.steps(of: plan.id, in: db), try ChaserRecords.whoIsTold(in: db))
        let settings = try BoardRecords.settings(in: db)
        return try ActionPlanRecords.actions(of: plan.id, in: db).compactMap { $0.asOf(today) }.compactMap { action in
            guard let late = LateUpdate(action, agreed: agreed, on: today, after: cycle) else { return nil }
            let holder = posts.holder(of: action.owner, on: today)?.account
            let heard = late.expectedBy - cycle
            let round = ChaserRound((steps[action.id] ?? []).filter { $0.day > heard })
            let owner = try holder.flatMap { try mayBeTold($0, of: plan, on: today, db) ? $0 : nil }
            // An owner who may not know of the plan is not asked, and nobody is told that they were not.
            if holder != nil, owner == nil, try !mayKnow(holder, of: plan, on: today, db) { return nil }
            let leave = try holder.map { try ChaserRecords.leave(of: $0, in: db) } ?? []
            if holder != nil, PausedOnLeave.isAway(leave, on: today) { return nil }
            let chase = NextChaser.due(
                expectedBy: late.expectedBy, cycle: cycle, settings: settings, round: round, canBeAsked: owner != nil, leave: leave,
                on: today)
            guard let chase else { return nil }
            let receiver =
                chase == .tellManager
                ? told.account(above: action.owner, on: today) { account in
                    (try? mayBeTold(account, of: plan, on: today, db)) == true
                } : owner
            return receiver.map { Due(action: action, plan: plan, chase: chase, account: $0) }
        }
    }

    private func mayKnow(_ account: String?, of plan: Plan, on today: Day, _ db: Database) throws -> Bool {
        guard let account, let person = try ChaserRecords.person(account, on: today, in: db) else { return false }
        return try policy.allows(.readPlan, to: person) && OpenPlans.isOpen(plan, to: person, policy, in: db)
    }

    private func mayBeTold(_ account: String, of plan: Plan, on today: Day, _ db: Database) throws -> Bool {
        try mayKnow(account, of: plan, on: today, db)
            && !PausedOnLeave.isAway(try ChaserRecords.leave(of: account, in: db), on: today)
    }

    /// Writes to each person at most once a week; what is held back falls due again on a later day.
    private func write(_ due: [Due], on today: Day, in db: Database) throws -> Int {
        var written = 0
        let pause = try BoardRecords.settings(in: db)[.messageDays]
        for (account, steps) in Dictionary(grouping: due, by: \.account).sorted(by: { $0.key < $1.key }) {
            guard let person = Identifier<Person>(account) else { continue }
            let last = try Notices.lastDay(of: person, kinds: Array(Chasers.kinds.values), in: db)
            guard OneMessageAWeek.allows(last: last, on: today, after: pause) else { continue }
            let steps = steps.sorted { ($0.chase.rawValue, $0.action.ref) < ($1.chase.rawValue, $1.action.ref) }
            let drafts = try steps.compactMap { try draft($0, in: db) }
            let ids = try notices.tell(person, drafts, subject: subject(steps), on: today, in: db)
            for (step, notice) in zip(steps, ids) {
                try db.execute(
                    sql: "INSERT INTO chaser (action, day, step, post, account, notice) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [step.action.id, today, step.chase.rawValue, step.action.owner, person, notice])
                written += 1
            }
        }
        return written
    }

    private func subject(_ steps: [Due]) -> String {
        let asks = steps.count { $0.chase != .tellManager }
        if asks == 0 { return "updates are missing" }
        return asks == 1 ? "an update is asked for" : "\(asks) updates are asked for"
    }

    private func draft(_ due: Due, in db: Database) throws -> NoticeDraft? {
        guard let kind = Chasers.kinds[due.chase] else { return nil }
        let (ref, words) = (due.action.ref.description, String(due.action.text.prefix(80)))
        let (title, line): (String, String) =
            switch due.chase {
            case .ask: ("Please post an update on \(ref) \(words)", "Please post an update on action \(ref), due \(due.action.due).")
            case .remind:
                ("Still no update on \(ref) \(words)", "A reminder: no update yet on action \(ref), due \(due.action.due).")
            case .tellManager:
                (
                    "No update on \(ref) \(words), asked for twice or with nobody to ask",
                    "Nobody has posted an update on action \(ref), due \(due.action.due). Please ask its owner."
                )
            }
        return NoticeDraft(
            kind, about: due.action.id.text, scope: due.plan.inspection.text, title: title, mailLine: line,
            path: ActionPlanPlaces.action.path(due.plan.id, due.action.id) + "#updates")
    }
}
