import Foundation
import GRDB
import Vocabulary

/// A signed-in browser: idle for 30 minutes or open for 8 hours, it ends.
package struct Session: Sendable {
    package static let (idle, absolute) = (30 * 60, 8 * 60 * 60)

    let digest: Digest
    package let person: Person
    /// Sent with every unsafe form of this session.
    package let token: String

    static func begin(for account: Identifier<Person>, in store: Store, now: Date) async throws -> SecretToken {
        let (cookie, token, second) = (SecretToken(), SecretToken(), Int(now.timeIntervalSince1970))
        try await store.keepHouse { db in
            try db.execute(sql: "DELETE FROM session WHERE seen < ? OR begun < ?", arguments: [second - idle, second - absolute])
            try db.execute(
                sql: "INSERT INTO session (digest, account, token, begun, seen) VALUES (?, ?, ?, ?, ?)",
                arguments: [cookie.digest, account, token.text, second, second])
        }
        return cookie
    }

    /// - Parameter today: the day on which the person's roles must hold.
    static func find(_ cookie: SecretToken, in store: Store, now: Date, today: Day = Clock().today) async throws -> Session? {
        let (digest, second) = (cookie.digest, Int(now.timeIntervalSince1970))
        let found = try await store.read { db -> (Session, Int)? in
            let sql = """
                SELECT account.id, account.name, session.token, session.seen FROM session JOIN account ON account.id = session.account
                WHERE session.digest = ? AND account.active = 1 AND session.seen >= ? AND session.begun >= ?
                """
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest, second - idle, second - absolute]) else {
                return nil
            }
            let id: Identifier<Person> = row["id"]
            let person = Person(id: id, name: row["name"], grants: try Grants.live(of: id, on: today, in: db))
            return (Session(digest: digest, person: person, token: row["token"]), row["seen"])
        }
        guard let (session, seen) = found else { return nil }
        // A write a minute is enough to know who is idle.
        if second - seen > 60 {
            try await store.keepHouse { try $0.execute(sql: "UPDATE session SET seen = ? WHERE digest = ?", arguments: [second, digest]) }
        }
        return session
    }

    func end(in store: Store) async throws {
        try await store.keepHouse { [digest] in try $0.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest]) }
    }
}
