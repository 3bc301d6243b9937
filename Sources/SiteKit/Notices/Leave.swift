import GRDB
import Vocabulary

/// Days on which somebody is away. Nobody is asked for anything meanwhile.
package struct Leave: Identifiable, Hashable, Sendable {
    package let id: Identifier<Leave>
    package let account: Identifier<Person>
    package let from: Day
    package let to: Day
    package let notedBy: String

    package init(id: Identifier<Leave> = Identifier(), account: Identifier<Person>, from: Day, to: Day, notedBy: String) {
        (self.id, self.account, self.from, self.to, self.notedBy) = (id, account, from, to, notedBy)
    }

    package static func of(_ account: Identifier<Person>, in db: Database) throws -> [Leave] {
        let sql = "SELECT * FROM leave WHERE account = ? ORDER BY from_day, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [account]).map {
            Leave(id: $0["id"], account: $0["account"], from: $0["from_day"], to: $0["to_day"], notedBy: $0["noted_by"])
        }
    }

    /// Notes the days, by the person or by whoever leads them.
    package static func note(
        _ account: Identifier<Person>, from: Day, to: Day, notedBy name: String, in store: Store, by changer: Changer
    ) async throws {
        if to < from { throw Problems("to", "The last day is before the first day, \(from). Change one of the two.") }
        try await store.change(by: changer, .signedIn, on: account.text, note: "leave noted") { db in
            try db.execute(
                sql: "INSERT INTO leave (id, account, from_day, to_day, noted_by) VALUES (?, ?, ?, ?, ?)",
                arguments: [Identifier<Leave>(), account, from, to, name])
        }
    }

    /// Takes a leave back: what has not begun is gone, what is under way ends with the day before.
    package static func end(
        _ id: Identifier<Leave>, of account: Identifier<Person>, on day: Day, in store: Store, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .signedIn, on: account.text, note: "leave ended") { db in
            try db.execute(
                sql: "DELETE FROM leave WHERE id = ? AND account = ? AND from_day >= ?", arguments: [id, account, day])
            try db.execute(
                sql: "UPDATE leave SET to_day = ? WHERE id = ? AND account = ? AND to_day >= ?", arguments: [day - 1, id, account, day])
        }
    }
}
