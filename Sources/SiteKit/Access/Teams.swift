import GRDB
import Vocabulary

/// The council's teams, kept as a tree.
package struct Teams: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package static func tree(in db: Database) throws -> TeamTree {
        TeamTree(
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name, parent FROM team ORDER BY name")).map {
                Team(id: $0["id"], name: $0["name"], parent: $0["parent"])
            })
    }

    @discardableResult
    package func add(_ name: String, below parent: Identifier<Team>?, by changer: Changer) async throws -> Identifier<Team> {
        let id = Identifier<Team>()
        try await store.change(by: changer, .keepTeams, on: id.text, ground: "team added") { db in
            try Teams.check(name, besides: nil, in: db)
            if let parent, try Teams.tree(in: db).team(parent) == nil { throw NotFound() }
            try db.execute(sql: "INSERT INTO team (id, name, parent) VALUES (?, ?, ?)", arguments: [id, name, parent])
        }
        return id
    }

    /// Another name or another place in the tree. A team cannot come below itself.
    package func change(_ id: Identifier<Team>, name: String, below parent: Identifier<Team>?, version: Int, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .keepTeams, on: id.text, ground: "team changed") { db in
            let tree = try Teams.tree(in: db)
            guard let now = tree.team(id), let saved = try Teams.version(of: id, in: db) else { throw NotFound() }
            if saved != version {
                throw EditConflict(
                    [.text("name", "Name", now.name), .choice("below", "Belongs to", [now.parent?.text ?? ""], of: tree.placesForTeams)],
                    version: saved)
            }
            if let parent {
                guard tree.team(parent) != nil else { throw NotFound() }
                if now.parent != parent { try Teams.refuseOwnReach(of: id, below: parent, tree, by: changer, in: db) }
                if tree.contains(parent, within: id) { throw Problems("below", "A team cannot be below itself. Choose another team.") }
            }
            try Teams.check(name, besides: id, in: db)
            try db.execute(
                sql: "UPDATE team SET name = ?, parent = ?, version = version + 1 WHERE id = ?", arguments: [name, parent, id])
        }
    }

    /// Nobody widens their own access by moving a team below one that their role reaches.
    private static func refuseOwnReach(
        of team: Identifier<Team>, below parent: Identifier<Team>, _ tree: TeamTree, by changer: Changer, in db: Database
    ) throws {
        guard let account = Identifier<Person>(changer.account) else { return }
        let scopes = try Identifier<Team>.fetchAll(
            db.cachedStatement(sql: "SELECT team FROM account_grant WHERE account = ? AND team IS NOT NULL AND ended_on IS NULL"),
            arguments: [account])
        let isWider = scopes.contains { tree.contains(parent, within: $0) && !tree.contains(team, within: $0) }
        if isWider { throw Problems("below", "This would widen your own access. Ask somebody else who may change teams.") }
    }

    package static func version(of id: Identifier<Team>, in db: Database) throws -> Int? {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT version FROM team WHERE id = ?"), arguments: [id])
    }

    private static func check(_ name: String, besides id: Identifier<Team>?, in db: Database) throws {
        let taken = try Identifier<Team>.fetchOne(db.cachedStatement(sql: "SELECT id FROM team WHERE name = ?"), arguments: [name])
        if let taken, taken != id { throw Problems("name", "There is already a team “\(name)”. Enter another name.") }
    }
}

extension Act {
    package static let readTeams = Act("teams.read", "see teams and services")
    package static let keepTeams = Act("teams.keep", "add and change teams and services")
}

extension TeamTree {
    /// Where a team may belong.
    package var placesForTeams: [(value: String, words: String)] {
        [(value: "", words: "None: top level")]
            + inOrder.map { (value: $0.team.id.text, words: String(repeating: "– ", count: $0.depth) + $0.team.name) }
    }
}
