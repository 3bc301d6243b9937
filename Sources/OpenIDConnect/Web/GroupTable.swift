import GRDB
import SiteKit
import Vocabulary

/// A row of the table: whoever is in this group of the council's sign-in holds this role, so far.
package struct GroupAccess: Identifiable, Sendable {
    package let id: Identifier<GroupAccess>
    /// As the provider sends it: an object id, a name, a path.
    package let name: String
    /// What the council calls it.
    package let label: String
    package let role: Role
    package let scope: Scope
    /// Who wrote the row. It gives nothing to that person: nobody gives themselves access.
    let setBy: String
    /// Who approved it; nil while it waits and gives nothing to anybody.
    package let approvedBy: String?

    /// True where the row gives its role to this account.
    func gives(to account: Identifier<Person>) -> Bool {
        guard let approvedBy else { return false }
        return setBy != account.text && approvedBy != account.text
    }
}

/// Which groups open what, kept by administrators.
package struct GroupTable: Sendable {
    let store: Store
    /// Nil where nobody says which roles are given by two people: then all are.
    let policy: Policy?
    let notices: Notices?

    package init(_ store: Store, policy: Policy? = nil, notices: Notices? = nil) {
        (self.store, self.policy, self.notices) = (store, policy, notices)
    }

    static let most = 500

    package static func all(in db: Database) throws -> [GroupAccess] {
        let sql = "SELECT id, name, label, role, scope, team, set_by, approved_by FROM openid_group ORDER BY label, name, role, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql)).compactMap { row in
            Role(rawValue: row["role"]).map {
                GroupAccess(
                    id: row["id"], name: row["name"], label: row["label"], role: $0, scope: Scope(scope: row["scope"], team: row["team"]),
                    setBy: row["set_by"], approvedBy: row["approved_by"])
            }
        }
    }

    /// Writes a row. Where two people give the role, it opens nothing until another person approves it.
    /// - Parameter approval: false for a command on the machine whose row waits for approval as well.
    @discardableResult
    package func add(
        _ name: String, label: String, role: Role, scope: Scope, on today: Day, approved approval: Bool = true, by changer: Changer
    ) async throws -> Identifier<GroupAccess> {
        let id = Identifier<GroupAccess>()
        try GroupTable.check(name, label)
        let isApproved = changer.isMachine ? approval : policy?.guards(role) == false
        let note = "\(name) gives \(role.rawValue)"
        try await store.change(by: changer, .keepGroups, on: id.text, note: note, ground: "\(role.rawValue) added") { db in
            let rows = try GroupTable.all(in: db)
            if rows.contains(where: { $0.name == name && $0.role == role && $0.scope == scope }) {
                throw Problems("group", "This group gives that already. Choose another role or another reach.")
            }
            guard rows.count < GroupTable.most else { throw Problems("group", "There are \(GroupTable.most) rows. Remove one first.") }
            let (reach, team) = scope.columns
            if let team, try Teams.tree(in: db).team(team) == nil { throw NotFound() }
            try db.execute(
                sql: """
                    INSERT INTO openid_group (id, name, label, role, scope, team, set_on, set_by, approved_on, approved_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, name, label, role.rawValue, reach, team, today, changer.account, isApproved ? today : nil,
                    isApproved ? changer.account : nil,
                ])
            try tell(
                "A group of the council’s sign-in \(isApproved ? "now gives" : "is to give") access as \(role.title)", id, today, changer,
                in: db)
        }
        return id
    }

    /// The second person lets the row open what it says. Nobody approves their own.
    package func approve(_ id: Identifier<GroupAccess>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepGroups, on: id.text, ground: "approved") { db in
            guard let row = try GroupTable.all(in: db).first(where: { $0.id == id }), row.approvedBy == nil else { throw NotFound() }
            if row.setBy == changer.account { throw ApprovalRefusal.ownProposal }
            try db.execute(
                sql: "UPDATE openid_group SET approved_on = ?, approved_by = ? WHERE id = ?", arguments: [today, changer.account, id])
            try tell("A group of the council’s sign-in now gives access as \(row.role.title)", id, today, changer, in: db)
        }
    }

    private func tell(_ title: String, _ id: Identifier<GroupAccess>, _ today: Day, _ changer: Changer, in db: Database) throws {
        try notices?.tellOthers(
            NoticeKind("access-changed"), about: id.text, title: "\(title), by \(try changer.name(in: db))",
            mailLine: "\(title).", by: [changer], on: today, in: db)
    }

    /// From the next sign-in on the group gives this no more.
    package func remove(_ id: Identifier<GroupAccess>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepGroups, on: id.text, ground: "removed") { db in
            try db.execute(sql: "DELETE FROM openid_group WHERE id = ?", arguments: [id])
            guard db.changesCount == 1 else { throw NotFound() }
        }
    }

    private static func check(_ name: String, _ label: String) throws {
        if name.isEmpty || name.utf8.count > 500 { throw Problems("group", "Give the group as the council’s sign-in sends it.") }
        if label.count > 200 { throw Problems("label", "Shorten this to 200 characters or fewer.") }
    }
}
