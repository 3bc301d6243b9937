import Foundation
import GRDB
import Vocabulary

extension Act {
    package static let keepAccounts = Act("accounts.keep", "add, end and reset other people’s accounts")
}

/// What an administrator does with the accounts of others. Nobody does it with their own.
extension Accounts {
    /// An account as those who keep accounts see it.
    package struct Kept: Sendable {
        package let id: Identifier<Person>
        package let signIn, name: String
        package let roles: [Role]
        package let isActive, hasPassword, hasSecondStep: Bool
        /// The day of the last sign-in; nil when there was none yet.
        package let lastSignIn: Day?

        /// True for an account that stays open though nobody uses it: sixty days without a sign-in (a local choice).
        package func isUnused(on today: Day) -> Bool { isActive && (lastSignIn.map { today - $0 > 60 } ?? false) }
    }

    private static let columns = """
        SELECT id, sign_in, name, active, password IS NOT NULL AS has_password, signed_in,
            EXISTS (SELECT 1 FROM second_step WHERE account = account.id) AS has_step,
            (SELECT group_concat(DISTINCT role) FROM account_grant
                WHERE account = account.id AND ended_on IS NULL AND (until IS NULL OR until >= ?)) AS roles
        FROM account
        """

    package func kept(on today: Day) async throws -> [Kept] {
        try await store.read { db in
            let sql = "\(Accounts.columns) ORDER BY active DESC, name, id"
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [today]).map(Accounts.kept)
        }
    }

    package func kept(_ id: Identifier<Person>, on today: Day) async throws -> Kept {
        let found = try await store.read { db in
            try Row.fetchOne(db.cachedStatement(sql: "\(Accounts.columns) WHERE id = ?"), arguments: [today, id]).map(Accounts.kept)
        }
        guard let found else { throw NotFound() }
        return found
    }

    private static func kept(_ row: Row) -> Kept {
        let roles = (row["roles"] as String? ?? "").split(separator: ",").compactMap { Role(rawValue: String($0)) }
        let signedIn = (row["signed_in"] as Int?).map(Clock.day(of:))
        return Kept(
            id: row["id"], signIn: row["sign_in"], name: row["name"], roles: roles.sorted { $0.title < $1.title }, isActive: row["active"],
            hasPassword: row["has_password"], hasSecondStep: row["has_step"], lastSignIn: signedIn)
    }

    /// A new one-time link; the links before it are void. The password stays until the link is used, and two-factor sign-in stays after it.
    /// For somebody who may see records of children, publish, or give access, two people make it: see ``AccessProposals``.
    func newLink(for id: Identifier<Person>, on today: Day = Clock().today, by changer: Changer) async throws -> SecretToken {
        try await keep(id, "one-time link", by: changer) { db in
            guard try Bool.fetchOne(db, sql: "SELECT active FROM account WHERE id = ?", arguments: [id]) == true else {
                throw AccountRefusal.ended
            }
            try refuseAlone(id, on: today, by: changer, in: db)
            try notices.tell(.linkMade, of: id, by: changer, on: today, in: db)
            return try Accounts.insertLink(for: id, in: db)
        }
    }

    /// Writes a link inside another change.
    static func insertLink(for id: Identifier<Person>, in db: Database) throws -> SecretToken {
        let (token, now) = (SecretToken(), Int(Date().timeIntervalSince1970))
        try db.execute(sql: "DELETE FROM welcome WHERE account = ? AND used IS NULL", arguments: [id])
        try db.execute(
            sql: "INSERT INTO welcome (digest, account, expires) VALUES (?, ?, ?)", arguments: [token.digest, id, now + 7 * 86_400])
        return token
    }

    /// True where a link for this account, or the removal of its two-factor sign-in, needs a second person.
    func needsTwo(_ id: Identifier<Person>, on today: Day, by changer: Changer) async throws -> Bool {
        if changer.isMachine { return false }
        return try await store.read { [policy] in try Grants.isGuarded(id, by: policy, on: today, in: $0) }
    }

    private func refuseAlone(_ id: Identifier<Person>, on today: Day, by changer: Changer, in db: Database) throws {
        if try !changer.isMachine && Grants.isGuarded(id, by: policy, on: today, in: db) { throw AccountRefusal.needsSecondPerson }
    }

    func signOutEverywhere(_ id: Identifier<Person>, on today: Day = Clock().today, by changer: Changer) async throws {
        try await keep(id, "signed out everywhere", by: changer) { db in
            try Session.endAll(of: id, in: db)
            try notices.tell(.signedOut, of: id, by: changer, on: today, in: db)
        }
    }

    /// For somebody whose phone and recovery codes are both lost. Two people do it where they make a link.
    func resetSecondStep(of id: Identifier<Person>, on today: Day = Clock().today, by changer: Changer) async throws {
        try await keep(id, "second step reset", by: changer) { db in
            try refuseAlone(id, on: today, by: changer, in: db)
            try TwoFactor.remove(of: id, in: db)
            try Session.endAll(of: id, in: db)
            try notices.tell(.twoFactorRemoved, of: id, by: changer, on: today, in: db)
        }
    }

    /// Of a leaver: sessions, links and what was given to them end at once. What they did stays under their name.
    package func end(_ id: Identifier<Person>, on today: Day, by changer: Changer) async throws {
        try await keep(id, "ended", by: changer) { db in
            // While the account is still open, so that its owner gets the message.
            try notices.tell(.ended, of: id, by: changer, on: today, in: db)
            try db.execute(sql: "UPDATE account SET active = 0, calendar = NULL WHERE id = ?", arguments: [id])
            try Session.endAll(of: id, in: db)
            try db.execute(sql: "DELETE FROM welcome WHERE account = ? AND used IS NULL", arguments: [id])
            try db.execute(
                sql: "UPDATE account_grant SET ended_on = ?, ended_by = ? WHERE account = ? AND ended_on IS NULL",
                arguments: [today, changer.account, id])
        }
    }

    /// Opens an ended account again, without a password and without any role.
    func reopen(_ id: Identifier<Person>, on today: Day = Clock().today, by changer: Changer) async throws {
        try await keep(id, "opened again", by: changer) { db in
            try db.execute(sql: "UPDATE account SET active = 1, password = NULL WHERE id = ? AND active = 0", arguments: [id])
            // An account that was open all along keeps its two-factor sign-in.
            guard db.changesCount == 1 else { throw AccountRefusal.isOpen }
            try TwoFactor.remove(of: id, in: db)
            try notices.tell(.opened, of: id, by: changer, on: today, in: db)
        }
    }

    private func keep<T: Sendable>(
        _ id: Identifier<Person>, _ ground: String, by changer: Changer, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        try await store.change(by: changer, .keepAccounts, on: id.text, ground: ground) { db in
            guard changer.account != id.text else { throw AccountRefusal.toOneself }
            let isThere = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [id])
            guard isThere == true else { throw NotFound() }
            return try body(db)
        }
    }
}

package enum AccountRefusal: InWords, Hashable {
    case toOneself, ended, isOpen, needsSecondPerson

    package var words: String {
        switch self {
        case .toOneself: "You cannot do this with your own account. Ask another administrator, or use “My account”."
        case .ended: "The account has ended. Open it again first."
        case .isOpen: "The account is open already."
        case .needsSecondPerson:
            "This account can see children’s records, publish or give access, so a second person must approve this. Request it with a reason."
        }
    }
}
