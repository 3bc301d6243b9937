import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// One step that was taken after an action, and whether it was answered.
package struct ChaserEntry: Sendable, Hashable {
    package let action: Identifier<Action>
    package let plan: Identifier<Plan>
    package let ref: ActionRef
    package let text: String
    package let day: Day
    package let chase: Chase
    package let post: String?
    package let account: Identifier<Person>
    package let name: String
    /// The day of the first update from that day on.
    package let answered: Day?
}

/// Reads of what was asked, and of who is told.
package enum ChaserRecords {
    /// Everything asked, the newest first.
    package static func all(in db: Database) throws -> [ChaserEntry] {
        let sql = """
            SELECT chaser.*, action.plan, action.ref_group, action.ref_number, action.text, post.title, notice.name AS person,
                (SELECT min(action_update.day) FROM action_update WHERE action_update.action = chaser.action
                    AND action_update.day >= chaser.day) AS answered
            FROM chaser JOIN action ON action.id = chaser.action JOIN notice ON notice.id = chaser.notice
            LEFT JOIN post ON post.id = chaser.post ORDER BY chaser.day DESC, chaser.id DESC
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
            ChaserEntry(
                action: row["action"], plan: row["plan"], ref: ActionRef(group: row["ref_group"], number: row["ref_number"]),
                text: row["text"], day: row["day"], chase: Chase(rawValue: row["step"]) ?? .ask, post: row["title"],
                account: row["account"], name: row["person"], answered: row["answered"])
        }
    }

    /// What was asked after each action of a plan, with the days.
    static func steps(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Action>: [(chase: Chase, day: Day)]] {
        let sql =
            "SELECT action, step, chaser.day FROM chaser JOIN action ON action.id = chaser.action WHERE action.plan = ? ORDER BY chaser.id"
        var steps: [Identifier<Action>: [(chase: Chase, day: Day)]] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]) {
            guard let chase = Chase(rawValue: row["step"]) else { continue }
            steps[row["action"], default: []].append((chase: chase, day: row["day"]))
        }
        return steps
    }

    package static func above(in db: Database) throws -> [Identifier<Post>: Identifier<Post>] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT post, above FROM post_above"))
        return Dictionary(rows.map { ($0["post"], $0["above"]) }) { first, _ in first }
    }

    /// The post of the plan officer, where one is named.
    package static func officer(in db: Database) throws -> Identifier<Post>? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'plans.officer'")).flatMap {
            Identifier<Post>($0)
        }
    }

    static func whoIsTold(in db: Database) throws -> WhoIsTold {
        WhoIsTold(posts: try ActionPlanRecords.posts(in: db), above: try above(in: db), officer: try officer(in: db))
    }

    static func leave(of account: String, in db: Database) throws -> [ClosedRange<Day>] {
        guard let account = Identifier<Person>(account) else { return [] }
        return try Leave.of(account, in: db).map { $0.from...$0.to }
    }

    /// The person behind an account on a day, with what was given to them.
    static func person(_ account: String, on day: Day, in db: Database) throws -> Person? {
        guard let id = Identifier<Person>(account) else { return nil }
        let name = try String.fetchOne(
            db.cachedStatement(sql: "SELECT name FROM account WHERE id = ? AND active = 1"), arguments: [id])
        return try name.map { Person(id: id, name: $0, grants: try Grants.live(of: id, on: day, in: db)) }
    }
}

extension BoardStore {
    /// Which post stands above which, and the plan officer’s post.
    package func keepWhoIsTold(
        above: [Identifier<Post>: Identifier<Post>], officer: Identifier<Post>?, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePosts, on: "plans.officer", note: "who is told") { db in
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
