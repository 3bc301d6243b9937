import Foundation
import GRDB
import Vocabulary

extension Act {
    package static let keepOwnSignIn = Act("sign-in.own", "change their own way of signing in, or make a link of their own")
}

/// Two-factor sign-in of a local account: a code of an authenticator, or a recovery code when the phone is lost.
package struct TwoFactor: Sendable {
    let store: Store
    /// The directory outside the store in which the key of the secrets lies.
    let keys: URL

    /// What a person should be told about theirs.
    struct Standing: Sendable {
        let isSet: Bool
        let recoveryCodesLeft: Int
    }

    static func isSet(for account: Identifier<Person>, in db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM second_step WHERE account = ?)"
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [account]) ?? false
    }

    func standing(of account: Identifier<Person>) async throws -> Standing {
        try await store.read { db in
            let left = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM recovery_code WHERE account = ? AND used IS NULL"), arguments: [account])
            return Standing(isSet: try TwoFactor.isSet(for: account, in: db), recoveryCodesLeft: left ?? 0)
        }
    }

    /// A secret for a person who sets two-factor sign-in up. It is kept nowhere yet: it travels sealed in the form.
    struct Offer: Sendable {
        let code: OneTimeCode
        let sealed: String
    }

    /// - Parameter sealed: of a form that was sent with a wrong code, so that the picture stays the same.
    func offer(to account: Identifier<Person>, sealed: String? = nil) throws -> Offer {
        let key = try SealingKey(in: keys)
        if let sealed, let code = TwoFactor.open(sealed, of: account, with: key) { return Offer(code: code, sealed: sealed) }
        let code = OneTimeCode()
        return Offer(code: code, sealed: try key.seal(code.secret, of: account.text).hexadecimal)
    }

    private static func open(_ sealed: String, of account: Identifier<Person>, with key: SealingKey?) -> OneTimeCode? {
        guard sealed.utf8.count < 1000, let bytes = [UInt8](hexadecimal: sealed, count: sealed.utf8.count / 2) else { return nil }
        return key?.open(bytes, of: account.text).map(OneTimeCode.init(secret:))
    }

    /// Confirms the authenticator by its first code. The recovery codes are shown this once; earlier ones are void.
    /// - Parameter tell: tells the owner, inside the change.
    func confirm(
        _ code: String, sealed: String, for changer: Changer, of account: Identifier<Person>, now: Date,
        telling tell: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) async throws -> [RecoveryCode] {
        let (codes, key) = ((0..<RecoveryCode.atATime).map { _ in RecoveryCode() }, try SealingKey(existingIn: keys))
        guard let offered = TwoFactor.open(sealed, of: account, with: key), let key else { throw TwoFactorRefusal.cannotBeRead }
        let kept = Data(try key.seal(offered.secret, of: account.text))
        try await store.change(by: changer, .keepOwnSignIn, on: account.text, ground: "second step set") { db in
            guard try !TwoFactor.isSet(for: account, in: db) else { throw TwoFactorRefusal.isSet }
            guard let counter = offered.match(code, at: now, after: 0) else { throw Problems("code", TwoFactorRefusal.wrong.words) }
            try db.execute(
                sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, ?, ?, ?)",
                arguments: [account, kept, Int(now.timeIntervalSince1970), counter])
            try TwoFactor.replace(codes, of: account, in: db)
            try tell(db)
        }
        return codes
    }

    /// Ten new recovery codes in place of those before.
    func renewRecoveryCodes(
        for changer: Changer, of account: Identifier<Person>, telling tell: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) async throws -> [RecoveryCode] {
        let codes = (0..<RecoveryCode.atATime).map { _ in RecoveryCode() }
        try await store.change(by: changer, .keepOwnSignIn, on: account.text, ground: "recovery codes renewed") { db in
            guard try TwoFactor.isSet(for: account, in: db) else { throw TwoFactorRefusal.isNotSet }
            try TwoFactor.replace(codes, of: account, in: db)
            try tell(db)
        }
        return codes
    }

    private static func replace(_ codes: [RecoveryCode], of account: Identifier<Person>, in db: Database) throws {
        try db.execute(sql: "DELETE FROM recovery_code WHERE account = ?", arguments: [account])
        for code in codes {
            try db.execute(sql: "INSERT INTO recovery_code (digest, account) VALUES (?, ?)", arguments: [code.digest, account])
        }
    }

    /// Removes two-factor sign-in, inside another change.
    static func remove(of account: Identifier<Person>, in db: Database) throws {
        try db.execute(sql: "DELETE FROM second_step WHERE account = ?", arguments: [account])
        try db.execute(sql: "DELETE FROM recovery_code WHERE account = ?", arguments: [account])
    }

    /// True for a right code, which is then used up: neither it nor an older one is taken again.
    func isRight(_ typed: String, for account: Identifier<Person>, now: Date) async throws -> Bool {
        if let recovery = RecoveryCode(typed: typed) { return try await use(recovery, of: account, now: now) }
        let (figures, key) = (typed.filter { !$0.isWhitespace }, try SealingKey(existingIn: keys))
        return try await store.writeUnaudited { db in
            let sql = "SELECT secret, last_counter FROM second_step WHERE account = ?"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [account]) else { return false }
            guard let secret = key?.open(Array(row["secret"] as Data), of: account.text) else { throw TwoFactorRefusal.cannotBeRead }
            guard let counter = OneTimeCode(secret: secret).match(figures, at: now, after: row["last_counter"]) else { return false }
            try db.execute(sql: "UPDATE second_step SET last_counter = ? WHERE account = ?", arguments: [counter, account])
            return true
        }
    }

    private func use(_ code: RecoveryCode, of account: Identifier<Person>, now: Date) async throws -> Bool {
        try await store.writeUnaudited { db in
            try db.execute(
                sql: "UPDATE recovery_code SET used = ? WHERE digest = ? AND account = ? AND used IS NULL",
                arguments: [Int(now.timeIntervalSince1970), code.digest, account])
            return db.changesCount == 1
        }
    }
}

package enum TwoFactorRefusal: InWords, Hashable {
    case wrong, isSet, isNotSet, cannotBeRead

    package var words: String {
        switch self {
        case .wrong: "That code is not right. Type the six figures that your authenticator shows now; each is taken once."
        case .isSet: "Two-factor sign-in is already set up. Remove it first to set it up with another phone."
        case .isNotSet: "Two-factor sign-in is not set up for your account yet. Set it up first."
        case .cannotBeRead:
            "Codes cannot be checked: the key for two-factor sign-in is missing or has changed. Use a recovery code, and tell your administrator, who can put the key back."
        }
    }
}
