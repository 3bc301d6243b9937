import GRDB
import SiteKit
import Vocabulary

/// What a person's groups give them now, set against what they gave at the sign-in before. What people gave is not touched.
struct AccessFromGroups {
    /// A role from a group holds so many days after the last sign-in, so that a leaver's ends by itself.
    static let days = 30

    private let account: Identifier<Person>
    private let today: Day
    private var begins: [Grant] = []
    private var ends: [Identifier<Grant>] = []
    private var renews: [Identifier<Grant>] = []

    private struct Reach: Hashable {
        let role: Role
        let scope: Scope
    }

    init(_ groups: [String], of account: Identifier<Person>, on today: Day, in db: Database) throws {
        (self.account, self.today) = (account, today)
        let names = Set(groups)
        let rows = try GroupTable.all(in: db).filter { names.contains($0.name) && $0.gives(to: account) }
        var wanted = Set(rows.map { Reach(role: $0.role, scope: $0.scope) })
        for (grant, until) in try AccessFromGroups.held(account, in: db) {
            // A second grant of the same reach has no use; neither has one that lapsed.
            guard until >= today, wanted.remove(Reach(role: grant.role, scope: grant.scope)) != nil else {
                ends.append(grant.id)
                continue
            }
            if until != last { renews.append(grant.id) }
        }
        begins = wanted.map { Grant($0.role, $0.scope, span: .involvement, until: last) }
    }

    private var last: Day { today + AccessFromGroups.days }
    var changesNothing: Bool { begins.isEmpty && ends.isEmpty && renews.isEmpty }
    var givesSomething: Bool { !begins.isEmpty || !renews.isEmpty }

    func write(in db: Database) throws {
        for grant in begins { try Grants.insert(grant, for: account, on: today, by: Grants.groups, in: db) }
        for id in ends {
            try db.execute(
                sql: "UPDATE account_grant SET ended_on = ?, ended_by = ? WHERE id = ?", arguments: [today, Grants.groups, id])
        }
        for id in renews { try db.execute(sql: "UPDATE account_grant SET until = ? WHERE id = ?", arguments: [last, id]) }
    }

    private static func held(_ account: Identifier<Person>, in db: Database) throws -> [(Grant, Day)] {
        let sql = """
            SELECT id, role, scope, team, until FROM account_grant
            WHERE account = ? AND given_by = ? AND ended_on IS NULL AND until IS NOT NULL ORDER BY id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [account, Grants.groups]).compactMap { row in
            guard let role = Role(rawValue: row["role"]), let until: Day = row["until"] else { return nil }
            return (Grant(id: row["id"], role, Scope(scope: row["scope"], team: row["team"])), until)
        }
    }
}
