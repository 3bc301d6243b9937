import GRDB
import Vocabulary

/// What was given to whom: read at each request, so that what is changed holds at once.
package struct Grants: Sendable {
    let store: Store
    /// Nil where nobody says which roles are given by two people: then all are.
    let policy: Policy?
    let notices: Notices

    package init(_ store: Store, policy: Policy? = nil, notices: Notices? = nil) {
        (self.store, self.policy, self.notices) = (store, policy, notices ?? Notices(store, origin: "", council: ""))
    }

    /// True where another person has to approve before a role is given or renewed.
    package func needsTwo(_ role: Role, by changer: Changer) -> Bool { !changer.isMachine && policy?.guards(role) != false }

    /// Everybody who holds one of these roles on a day.
    static func holders(of roles: Set<Role>, on day: Day, in db: Database) throws -> [Identifier<Person>] {
        let held = try live(on: day, in: db).filter { roles.contains($0.grant.role) }
        return Set(held.map(\.account)).sorted { $0.text < $1.text }
    }

    /// True for somebody who holds a role that two people give.
    static func isGuarded(_ account: Identifier<Person>, by policy: Policy?, on day: Day, in db: Database) throws -> Bool {
        try live(of: account, on: day, in: db).contains { policy?.guards($0.role) != false }
    }

    /// A grant with whose it is.
    package struct Held: Sendable {
        package let grant: Grant
        package let account: Identifier<Person>
        package let name: String
        package let team: String?
        package let given: Day
        /// True when a group of the council's sign-in gave it, and each sign-in brings it up to date.
        package let isFromGroup: Bool
    }

    /// Stands for the giver where a group of the council's sign-in gave it. No account has this name.
    package static let groups = "groups"

    /// What holds for a person on a day.
    package static func live(of account: Identifier<Person>, on day: Day, in db: Database) throws -> [Grant] {
        let sql = """
            SELECT id, role, scope, team, span, until, committee FROM account_grant
            WHERE account = ? AND ended_on IS NULL AND (until IS NULL OR until >= ?) ORDER BY id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [account, day]).compactMap(grant)
    }

    /// Everything that holds on a day, by name.
    package static func live(on day: Day, in db: Database) throws -> [Held] {
        let sql = """
            SELECT account_grant.*, account.name AS holder, team.name AS team_name
            FROM account_grant JOIN account ON account.id = account_grant.account LEFT JOIN team ON team.id = account_grant.team
            WHERE account.active = 1 AND ended_on IS NULL AND (until IS NULL OR until >= ?)
            ORDER BY account.name, account.id, role
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [day]).compactMap { row in
            grant(row).map {
                Held(
                    grant: $0, account: row["account"], name: row["holder"], team: row["team_name"], given: row["given_on"],
                    isFromGroup: row["given_by"] == Grants.groups)
            }
        }
    }

    private static func grant(_ row: Row) -> Grant? {
        guard let role = Role(rawValue: row["role"]) else { return nil }
        let scope = Scope(scope: row["scope"], team: row["team"])
        return Grant(
            id: row["id"], role, scope, span: Grant.Span(rawValue: row["span"]) ?? .task, until: row["until"], committee: row["committee"])
    }

    /// Writes a grant inside another change, as when an account is made.
    package static func insert(_ grant: Grant, for account: Identifier<Person>, on day: Day, by giver: String, in db: Database) throws {
        let (scope, team) = grant.scope.columns
        try db.execute(
            sql: """
                INSERT INTO account_grant (id, account, role, scope, team, span, given_on, given_by, until, committee)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                grant.id, account, grant.role.rawValue, scope, team, grant.span.rawValue, day, giver, grant.until, grant.committee,
            ])
    }

    /// Gives a role as far as it shall reach. Nobody gives anything to themselves, and a role that two people give is asked for with
    /// ``AccessProposals``.
    package func give(_ grant: Grant, to account: Identifier<Person>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .giveAccess, on: account.text, ground: "\(grant.role.rawValue) given") { db in
            guard changer.account != account.text else { throw GrantRefusal.toOneself }
            if needsTwo(grant.role, by: changer) { throw GrantRefusal.needsSecondPerson }
            if let until = grant.until, until < today { throw GrantRefusal.ended(until) }
            try Grants.insert(grant, for: account, on: today, by: changer.account, in: db)
            // Set-up and the demonstration tell nobody; a command on the machine goes through ``MachineAccess``.
            if !changer.isMachine { try notices.tell(.given(grant.role), of: account, by: changer, on: today, in: db) }
        }
    }

    /// Lets a grant that has an end hold for its usual span again, counted from today.
    package func renew(_ id: Identifier<Grant>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .giveAccess, on: id.text, ground: "renewed") { db in
            let held = try Grants.held(id, by: changer, in: db)
            if needsTwo(held.role, by: changer) { throw GrantRefusal.needsSecondPerson }
            guard let until = held.span.usualEnd(from: today) else { throw GrantRefusal.hasNoEnd }
            try db.execute(sql: "UPDATE account_grant SET until = ? WHERE id = ?", arguments: [until, id])
            try notices.tell(.renewed(held.role), of: try Grants.owner(of: id, in: db), by: changer, on: today, in: db)
        }
    }

    package func end(_ id: Identifier<Grant>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .giveAccess, on: id.text, ground: "ended") { db in
            let held = try Grants.held(id, by: changer, in: db)
            try db.execute(
                sql: "UPDATE account_grant SET ended_on = ?, ended_by = ? WHERE id = ?", arguments: [today, changer.account, id])
            try notices.tell(.taken(held.role), of: try Grants.owner(of: id, in: db), by: changer, on: today, in: db)
        }
    }

    /// The grant with whose it is, for a page.
    package func held(_ id: Identifier<Grant>) async throws -> (Grant, Identifier<Person>) {
        try await store.read { db in
            (try Grants.held(id, by: .system, in: db), try Grants.owner(of: id, in: db))
        }
    }

    private static func owner(of id: Identifier<Grant>, in db: Database) throws -> Identifier<Person> {
        guard
            let owner = try Identifier<Person>.fetchOne(
                db.cachedStatement(sql: "SELECT account FROM account_grant WHERE id = ?"), arguments: [id])
        else { throw NotFound() }
        return owner
    }

    static func held(_ id: Identifier<Grant>, by changer: Changer, in db: Database) throws -> Grant {
        let sql = "SELECT * FROM account_grant WHERE id = ? AND ended_on IS NULL"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]), let grant = grant(row) else { throw NotFound() }
        guard (row["account"] as String) != changer.account else { throw GrantRefusal.toOneself }
        guard (row["given_by"] as String) != Grants.groups else { throw GrantRefusal.fromGroup }
        return grant
    }
}

package enum GrantRefusal: InWords, Hashable {
    case toOneself
    case needsSecondPerson
    case fromGroup
    case ended(Day)
    case hasNoEnd

    package var words: String {
        switch self {
        case .toOneself: "You cannot give, renew or end your own access. Ask another person who can."
        case .needsSecondPerson:
            "This role needs a second person. Request it with a reason, and another person who can give access must approve it."
        case .fromGroup:
            "This comes from a group of the council’s sign-in. Take the person out of the group, or the group out of the table."
        case .ended(let day): "\(day) has passed. Enter today or a later date."
        case .hasNoEnd: "Access for a post has no end date and needs no renewal. End it when the person leaves the post."
        }
    }
}

extension Act {
    package static let giveAccess = Act("access.give", "give people roles, renew them and end them")
}
