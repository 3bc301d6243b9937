import Foundation
import GRDB
import Vocabulary

extension Act {
    package static let addAccount = Act("accounts.add", "add accounts")
    package static let signIn = Act("sign-in", "sign in")
}

/// Local accounts: a sign-in name, a person's name, roles, and a password that only its owner ever chose.
package struct Accounts: Sendable {
    let store: Store
    let passwords: Passwords
    let denied: DeniedPasswords
    /// Nil where nobody says which roles are given by two people: then all are.
    let policy: Policy?
    let notices: Notices

    package init(
        store: Store, passwords: Passwords, denied: DeniedPasswords = DeniedPasswords(), policy: Policy? = nil, notices: Notices? = nil
    ) {
        self.store = store
        self.passwords = passwords
        self.denied = denied
        self.policy = policy
        self.notices = notices ?? Notices(store, origin: "", council: "")
    }

    /// A new account without a password, and the one-time link's token that lets its owner set one within seven days.
    /// Each role reaches as far as it usually does and holds until it is ended.
    package func add(signIn: String, name: String, roles: Set<Role>, by changer: Changer) async throws -> (Identifier<Person>, SecretToken)
    {
        try await add(signIn: signIn, name: name, grants: roles.map { Grant($0, $0.usualScope) }, by: changer)
    }

    /// The same, with what each role reaches and until when.
    /// - Parameter tells: true where the information governance leads hear of it: set-up and the demonstration tell nobody.
    package func add(
        signIn: String, name: String, grants: [Grant], on today: Day = Clock().today, telling tells: Bool = false, by changer: Changer
    ) async throws -> (Identifier<Person>, SecretToken) {
        let (id, token) = (Identifier<Person>(), SecretToken())
        let expires = Int(Date().timeIntervalSince1970) + 7 * 86_400
        try checkSignIn(signIn)
        if !changer.isMachine, grants.contains(where: { policy?.guards($0.role) != false }) { throw GrantRefusal.needsSecondPerson }
        do {
            try await store.change(by: changer, .addAccount, on: id.text) { db in
                try db.execute(sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)", arguments: [id, signIn, name])
                for grant in grants {
                    try Grants.insert(grant, for: id, on: today, by: changer.account, in: db)
                    if tells { try notices.tell(.given(grant.role), of: id, by: changer, on: today, in: db) }
                }
                try db.execute(
                    sql: "INSERT INTO welcome (digest, account, expires) VALUES (?, ?, ?)", arguments: [token.digest, id, expires])
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Problems("sign-in", "There is an account “\(signIn)” already. Enter another sign-in name.")
        }
        return (id, token)
    }

    /// Sets the password of an account by its one-time link. Two-factor sign-in stays as it is.
    package func welcome(_ token: SecretToken, password: String) async throws {
        // The link comes first, so that nobody without one can make the service work at hashes.
        let account = try await account(of: token)
        let hash = try await checkedHash(password, of: account)
        let now = Int(Date().timeIntervalSince1970)
        try await store.change(by: Changer(account: account.text), .addAccount, on: account.text, note: "password set") { db in
            try db.execute(sql: "UPDATE welcome SET used = ? WHERE digest = ? AND used IS NULL", arguments: [now, token.digest])
            guard db.changesCount == 1 else { throw Accounts.usedLink }
            let hadOne = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT password IS NOT NULL FROM account WHERE id = ?"), arguments: [account])
            try db.execute(sql: "UPDATE account SET password = ? WHERE id = ?", arguments: [hash, account])
            try Session.endAll(of: account, in: db)
            // Nobody needs to hear of the first password of an account.
            if hadOne != false {
                try notices.tell(.passwordSet, of: account, by: Changer(account: account.text), on: Clock().today, in: db)
            }
        }
    }

    /// Another password for a person who has just proved that they know the present one. Their other sessions end.
    func changePassword(
        of account: Identifier<Person>, to password: String, in session: Digest?, on today: Day = Clock().today,
        by changer: Changer
    ) async throws {
        let hash = try await checkedHash(password, of: account)
        try await store.change(by: changer, .keepOwnSignIn, on: account.text, ground: "password changed") { db in
            try db.execute(sql: "UPDATE account SET password = ? WHERE id = ?", arguments: [hash, account])
            try Session.endAll(of: account, but: session, in: db)
            try notices.tell(.passwordChanged, of: account, by: changer, on: today, in: db)
        }
    }

    /// The hash of a password that is long enough and not one of those that are tried first.
    private func checkedHash(_ password: String, of account: Identifier<Person>) async throws -> String {
        try Accounts.check(password)
        let own = try await store.read { db in
            let person = try Row.fetchOne(db.cachedStatement(sql: "SELECT sign_in, name FROM account WHERE id = ?"), arguments: [account])
            let council = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'council'"))
            return [person?["sign_in"], person?["name"], council].compactMap { $0 as String? }
        }
        if let reason = denied.reason(against: password, own: own) { throw Problems("password", reason) }
        guard let hash = try await passwords.hash(password) else {
            throw Problems("password", "The password could not be saved. Try again.")
        }
        return hash
    }

    /// The account a one-time link belongs to; refused when it was used, has expired or never was.
    package func account(of token: SecretToken) async throws -> Identifier<Person> {
        let now = Int(Date().timeIntervalSince1970)
        let account = try await store.read { db in
            try Identifier<Person>.fetchOne(
                db.cachedStatement(sql: "SELECT account FROM welcome WHERE digest = ? AND used IS NULL AND expires > ?"),
                arguments: [token.digest, now])
        }
        guard let account else { throw Accounts.usedLink }
        return account
    }

    private static let usedLink = Problems(
        "", "This link has been used or has expired. Ask your administrator for a new one.")

    /// An account as a list shows it.
    package struct Listed: Sendable {
        package let signIn: String
        package let name: String
        package let roles: [Role]
        package let isActive: Bool
    }

    /// Every account, by sign-in name.
    package func all() async throws -> [Listed] {
        try await store.read { db in
            let sql = """
                SELECT sign_in, name, active, (
                    SELECT group_concat(DISTINCT role) FROM account_grant
                    WHERE account = account.id AND ended_on IS NULL AND (until IS NULL OR until >= date())
                ) AS roles
                FROM account ORDER BY sign_in
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
                let roles = (row["roles"] as String? ?? "").split(separator: ",").compactMap { Role(rawValue: String($0)) }
                return Listed(signIn: row["sign_in"], name: row["name"], roles: roles, isActive: row["active"])
            }
        }
    }

    /// Whose name and password these are; nil for a wrong one, with nothing to tell why. Both outcomes are written down, without the name.
    func signIn(_ name: String, password: String, by changer: Changer) async throws -> Identifier<Person>? {
        let found = try await store.read { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, password FROM account WHERE sign_in = ? AND active = 1"), arguments: [name]
            )
            .map { ($0["id"] as Identifier<Person>, $0["password"] as String?) }
        }
        let isRight = try await passwords.matches(password, hash: found?.1)
        try await store.witness(.signIn, on: found?.0.text ?? "unknown", by: changer, ground: isRight ? "password" : "refused")
        return isRight ? found?.0 : nil
    }

    /// The subject of an audit row about a sign-in name.
    func subject(of name: String) async throws -> String {
        let sql = "SELECT id FROM account WHERE sign_in = ?"
        return try await store.read { try String.fetchOne($0.cachedStatement(sql: sql), arguments: [name]) } ?? "unknown"
    }

    /// True when this is the person's own password, asked again in a session of theirs.
    func isPassword(_ password: String, of account: Identifier<Person>) async throws -> Bool {
        let known = try await store.read { db in
            try String.fetchOne(db.cachedStatement(sql: "SELECT password FROM account WHERE id = ? AND active = 1"), arguments: [account])
        }
        return try await passwords.matches(password, hash: known)
    }

    package static func check(_ password: String) throws {
        if password.count < Passwords.shortest {
            throw Problems(
                "password",
                "Choose a password of \(Passwords.shortest) characters or more. Three words that do not belong together are good.")
        }
        if password.utf8.count > 500 { throw Problems("password", "Choose a password of at most 500 characters.") }
    }

    func checkSignIn(_ name: String, at field: String = "sign-in") throws {
        let allowed = name.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        if name.isEmpty || name.utf8.count > 100 || !allowed {
            throw Problems(field, "A sign-in name must be 1 to 100 letters, numbers or signs without spaces, such as sam.lee")
        }
    }
}
