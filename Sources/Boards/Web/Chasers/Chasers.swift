import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let chase = Act("plans.chase", "send update requests automatically")
}

/// Sends update requests once a day: what falls due is decided, written and gathered into messages in one transaction, so that a run that
/// was interrupted leaves nothing behind and can be repeated.
package struct Chasers: Sendable {
    let notices: Notices
    let policy: Policy
    private var store: Store { notices.store }

    package init(_ notices: Notices, policy: Policy) {
        (self.notices, self.policy) = (notices, policy)
    }

    static let kinds: [Chase: NoticeKind] = [
        .ask: NoticeKind("update-request"), .remind: NoticeKind("update-reminder"), .escalate: NoticeKind("update-request-escalated"),
    ]

    /// One step that falls due: who gets a message about which action.
    private struct Due {
        let action: Action
        let plan: Plan
        let chase: Chase
        let account: String
    }

    private struct DoneAlready: Error {}

    /// Does the day’s run, unless it or a later one is done.
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
        let (steps, route) = (try ChaserRecords.steps(of: plan.id, in: db), try ChaserRecords.escalation(in: db))
        let settings = try BoardRecords.settings(in: db)
        return try ActionPlanRecords.actions(of: plan.id, in: db).compactMap { $0.asOf(today) }.compactMap { action in
            guard let late = LateUpdate(action, agreed: agreed, on: today, after: cycle) else { return nil }
            let holder = posts.holder(of: action.owner, on: today)?.account
            let heard = late.expectedBy - cycle
            let round = ChaserRound((steps[action.id] ?? []).filter { $0.day > heard })
            let owner = try holder.flatMap { try isAvailable($0, of: plan, on: today, db) ? $0 : nil }
            // An owner who may not see the plan is not asked, and nobody hears that they were not.
            if holder != nil, owner == nil, try !maySee(holder, of: plan, on: today, db) { return nil }
            let leave = try holder.map { try ChaserRecords.leave(of: $0, in: db) } ?? []
            if holder != nil, PausedOnLeave.isAway(leave, on: today) { return nil }
            let chase = NextChaser.due(
                expectedBy: late.expectedBy, cycle: cycle, settings: settings, round: round, canBeAsked: owner != nil, leave: leave,
                on: today)
            guard let chase else { return nil }
            let receiver =
                chase == .escalate
                ? try route.account(above: action.owner, on: today) { try isAvailable($0, of: plan, on: today, db) } : owner
            return receiver.map { Due(action: action, plan: plan, chase: chase, account: $0) }
        }
    }

    private func maySee(_ account: String?, of plan: Plan, on today: Day, _ db: Database) throws -> Bool {
        guard let account, let person = try ChaserRecords.person(account, on: today, in: db) else { return false }
        return try policy.allows(.readPlan, to: person) && OpenPlans.isOpen(plan, to: person, policy, in: db)
    }

    private func isAvailable(_ account: String, of plan: Plan, on today: Day, _ db: Database) throws -> Bool {
        try maySee(account, of: plan, on: today, db)
            && !PausedOnLeave.isAway(try ChaserRecords.leave(of: account, in: db), on: today)
    }

    /// Sends each person at most one message a week; what has to wait falls due again on a later day.
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
        let asks = steps.count { $0.chase != .escalate }
        if asks == 0 { return "action updates are missing" }
        return asks == 1 ? "please post an update" : "please post \(asks) updates"
    }

    private func draft(_ due: Due, in db: Database) throws -> NoticeDraft? {
        guard let kind = Chasers.kinds[due.chase] else { return nil }
        let (ref, words) = (due.action.ref.description, String(due.action.text.prefix(80)))
        let (title, line): (String, String) =
            switch due.chase {
            case .ask: ("Update requested: \(ref) \(words)", "Please post an update on action \(ref), due \(due.action.due).")
            case .remind:
                (
                    "Reminder: update requested on \(ref) \(words)",
                    "Reminder: please post an update on action \(ref), due \(due.action.due)."
                )
            case .escalate:
                (
                    "Escalated to you: no update on \(ref) \(words)",
                    "There is no update on action \(ref), due \(due.action.due). Please ask its owner for one."
                )
            }
        return NoticeDraft(
            kind, about: due.action.id.text, scope: due.plan.inspection.text, title: title, mailLine: line,
            path: ActionPlanPlaces.action.path(due.plan.id, due.action.id) + "#updates")
    }
}

/// Reads of update requests and of the escalation route.
package enum ChaserRecords {
    /// The update requests for each action of a plan, with their dates.
    static func steps(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Action>: [(chase: Chase, day: Day)]] {
        let sql =
            "SELECT action, step, chaser.day FROM chaser JOIN action ON action.id = chaser.action WHERE action.plan = ? ORDER BY chaser.id"
        var steps: [Identifier<Action>: [(chase: Chase, day: Day)]] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]) {
            steps[row["action"], default: []].append((chase: try row.word("step", of: "chaser"), day: row["day"]))
        }
        return steps
    }

    package static func above(in db: Database) throws -> [Identifier<Post>: Identifier<Post>] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT post, above FROM post_above"))
        return Dictionary(rows.map { ($0["post"], $0["above"]) }) { first, _ in first }
    }

    /// The post of the plan officer, where one is named.
    package static func officer(in db: Database) throws -> Identifier<Post>? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'plans.officer'")).map { text in
            guard let post = Identifier<Post>(text) else { throw UnreadableValue("setting", "value") }
            return post
        }
    }

    /// Who stands above a person: the holder of the post above theirs, or the plan officer where there is none.
    package static let manager: ManagerOf = { account, day, db in
        let posts = try ActionPlanRecords.posts(in: db)
        let held = posts.held(by: account.text, on: day)
        guard let post = posts.all.first(where: { held.contains($0.id) })?.id else { return nil }
        return try escalation(in: db).account(above: post, on: day) { $0 != account.text }.flatMap { Identifier<Person>($0) }
    }

    static func escalation(in db: Database) throws -> EscalationRoute {
        EscalationRoute(posts: try ActionPlanRecords.posts(in: db), above: try above(in: db), officer: try officer(in: db))
    }

    static func leave(of account: String, in db: Database) throws -> [ClosedRange<Day>] {
        guard let account = Identifier<Person>(account) else { return [] }
        return try Leave.of(account, in: db).map { $0.from...$0.to }
    }

    /// The person with an account, with their roles on a day.
    static func person(_ account: String, on day: Day, in db: Database) throws -> Person? {
        guard let id = Identifier<Person>(account) else { return nil }
        let name = try String.fetchOne(
            db.cachedStatement(sql: "SELECT name FROM account WHERE id = ? AND active = 1"), arguments: [id])
        return try name.map { Person(id: id, name: $0, grants: try Grants.live(of: id, on: day, in: db)) }
    }
}

extension BoardStore {
    /// Saves which post is above which, and the plan officer’s post.
    package func setEscalation(
        above: [Identifier<Post>: Identifier<Post>], officer: Identifier<Post>?, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePosts, on: "plans.officer", note: "escalation changed") { db in
            try db.execute(sql: "DELETE FROM post_above")
            for (post, above) in above {
                try db.execute(sql: "INSERT INTO post_above (post, above) VALUES (?, ?)", arguments: [post, above])
            }
            try db.execute(sql: "DELETE FROM setting WHERE name = 'plans.officer'")
            if let officer {
                try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('plans.officer', ?)", arguments: [officer.text])
            }
        }
    }
}
