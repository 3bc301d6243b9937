import Foundation
import GRDB
import Vocabulary

/// A signed-in browser: idle for 30 minutes or open for 8 hours, it ends.
package struct Session: Sendable {
    package static let (idle, absolute) = (30 * 60, 8 * 60 * 60)
    /// How long a proof of who one is counts as fresh, for what asks again: five minutes (a local choice).
    package static let freshFor = 5 * 60
    /// How long the code of two-factor sign-in may take after the password.
    static let awaiting = 10 * 60
    /// How long an ended session is still known, so that what was typed in it can be sent on by its own person. It opens nothing.
    static let remembered = 24 * 60 * 60

    let digest: Digest
    package let person: Person
    /// Sent with every unsafe form of this session.
    let token: String
    let begun, proven: Int
    /// What the person keeps of the list that is asked for.
    var views: [SavedView] = []
    /// What the next page says about the form that was sent last.
    var confirmation: String?
    /// True while the person needs two-factor sign-in and has not set it up.
    var lacksTwoFactor = false

    /// True while the last proof of who this is, at sign-in or when asked again, is fresh.
    package func isFresh(at now: Date) -> Bool { Int(now.timeIntervalSince1970) - proven <= Session.freshFor }

    /// Seconds until the session ends however busy it is.
    func left(at now: Date) -> Int { max(0, begun + Session.absolute - Int(now.timeIntervalSince1970)) }

    /// - Parameter awaitsCode: true after the password alone, when the account has two-factor sign-in: such a session opens nothing yet.
    package static func begin(for account: Identifier<Person>, in store: Store, now: Date, awaitsCode: Bool = false) async throws
        -> SecretToken
    {
        let (cookie, token, second) = (SecretToken(), SecretToken(), Int(now.timeIntervalSince1970))
        try await store.writeUnaudited { db in
            try db.execute(
                sql: "DELETE FROM session WHERE seen < ? OR begun < ? OR (awaits_code = 1 AND begun < ?)",
                arguments: [second - remembered, second - absolute - remembered, second - awaiting])
            try db.execute(
                sql: "INSERT INTO session (digest, account, token, begun, seen, awaits_code, proven) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [cookie.digest, account, token.text, second, second, awaitsCode, awaitsCode ? 0 : second])
            if !awaitsCode { try db.execute(sql: "UPDATE account SET signed_in = ? WHERE id = ?", arguments: [second, account]) }
        }
        return cookie
    }

    /// - Parameter today: the day on which the person's roles must hold.
    /// - Parameter path: the address that is asked for, so that the views a person keeps of it are there with them.
    static func find(
        _ cookie: SecretToken, in store: Store, now: Date, today: Day = Clock().today, at path: String? = nil
    ) async throws -> Session? {
        let (digest, second) = (cookie.digest, Int(now.timeIntervalSince1970))
        let found = try await store.read { db -> (Session, Int)? in
            let sql = """
                SELECT account.id, account.name, session.token, session.seen, session.begun, session.proven, session.confirmation
                FROM session JOIN account ON account.id = session.account
                WHERE session.digest = ? AND account.active = 1 AND awaits_code = 0 AND session.seen >= ? AND session.begun >= ?
                """
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest, second - idle, second - absolute]) else {
                return nil
            }
            let id: Identifier<Person> = row["id"]
            let person = Person(id: id, name: row["name"], grants: try Grants.live(of: id, on: today, in: db))
            var session = Session(digest: digest, person: person, token: row["token"], begun: row["begun"], proven: row["proven"])
            session.confirmation = row["confirmation"]
            session.lacksTwoFactor = try RequiredTwoFactor.isMissing(for: person, in: db)
            if let path { session.views = try SavedViews.of(person, at: path, in: db) }
            return (session, row["seen"])
        }
        guard let (session, seen) = found else { return nil }
        // A write a minute is enough to know who is idle.
        if second - seen > 60 {
            try await store.writeUnaudited {
                try $0.execute(sql: "UPDATE session SET seen = ? WHERE digest = ?", arguments: [second, digest])
            }
        }
        return session
    }

    /// Whose password was right a moment ago in this browser, when only the code is missing.
    static func awaitingCode(_ cookie: SecretToken, in store: Store, now: Date) async throws -> Identifier<Person>? {
        let (digest, second) = (cookie.digest, Int(now.timeIntervalSince1970))
        return try await store.read { db in
            let sql = """
                SELECT account FROM session JOIN account ON account.id = session.account
                WHERE digest = ? AND active = 1 AND awaits_code = 1 AND begun >= ?
                """
            return try Identifier<Person>.fetchOne(db.cachedStatement(sql: sql), arguments: [digest, second - awaiting])
        }
    }

    /// Whose session this form's token belonged to, also when it has ended since; nil when nobody knows any more.
    static func account(ofToken token: String, in store: Store) async throws -> Identifier<Person>? {
        try await store.read { db in
            let sql = "SELECT account FROM session WHERE token = ? AND awaits_code = 0"
            return try Identifier<Person>.fetchOne(db.cachedStatement(sql: sql), arguments: [token])
        }
    }

    /// True when the cookie is of a session that ended by itself not long ago.
    static func hasEnded(_ cookie: SecretToken, in store: Store) async throws -> Bool {
        try await store.read { db in
            let sql = "SELECT EXISTS (SELECT 1 FROM session WHERE digest = ? AND awaits_code = 0)"
            return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [cookie.digest]) ?? false
        }
    }

    /// Proven anew: the browser gets another cookie, and the forms that are open in it stay good.
    func renewed(in store: Store, now: Date) async throws -> SecretToken {
        let (cookie, second) = (SecretToken(), Int(now.timeIntervalSince1970))
        try await store.writeUnaudited { [digest] db in
            try db.execute(
                sql: "UPDATE session SET digest = ?, proven = ?, seen = ? WHERE digest = ?",
                arguments: [cookie.digest, second, second, digest])
        }
        return cookie
    }

    /// Ended by another sign-in of this browser; for a day it is still known whose forms are open in it.
    package func lapse(in store: Store) async throws {
        try await store.writeUnaudited { [digest] db in
            try db.execute(sql: "UPDATE session SET seen = seen - ? WHERE digest = ?", arguments: [Session.idle + 1, digest])
        }
    }

    func end(in store: Store) async throws { try await Session.end(digest, in: store) }

    static func end(_ digest: Digest, in store: Store) async throws {
        try await store.writeUnaudited { try $0.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest]) }
    }

    /// Ends every session of an account but one, inside another change.
    static func endAll(of account: Identifier<Person>, but kept: Digest? = nil, in db: Database) throws {
        try db.execute(sql: "DELETE FROM session WHERE account = ? AND digest IS NOT ?", arguments: [account, kept])
    }
}
