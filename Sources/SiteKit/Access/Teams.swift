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
                let place = now.parent.flatMap { tree.team($0)?.name } ?? "Nothing: it stands at the top"
                throw EditConflict(saved: [("name", "Name, now below: \(place)", now.name)], version: saved)
            }
            if let parent {
                guard tree.team(parent) != nil else { throw NotFound() }
                if tree.contains(parent, within: id) { throw Problems("below", "A team cannot stand below itself. Choose another place.") }
            }
            try Teams.check(name, besides: id, in: db)
            try db.execute(
                sql: "UPDATE team SET name = ?, parent = ?, version = version + 1 WHERE id = ?", arguments: [name, parent, id])
        }
    }

    package static func version(of id: Identifier<Team>, in db: Database) throws -> Int? {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT version FROM team WHERE id = ?"), arguments: [id])
    }

    private static func check(_ name: String, besides id: Identifier<Team>?, in db: Database) throws {
        let taken = try Identifier<Team>.fetchOne(db.cachedStatement(sql: "SELECT id FROM team WHERE name = ?"), arguments: [name])
        if let taken, taken != id { throw Problems("name", "There is a team “\(name)” already. Choose another name.") }
    }
}

extension Act {
    package static let readTeams = Act("teams.read", "see the tree of teams")
    package static let keepTeams = Act("teams.keep", "keep the tree of teams")
}
