import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Joins people at the provider with accounts here: by issuer and subject, never by a name or an address of mail.
struct CouncilAccounts: Sendable {
    let store: Store

    /// The account of whom the claims are about, with what its groups give brought up to date. A first sign-in makes the account when
    /// its groups give something.
    func admit(_ claims: Claims, on today: Day, _ changer: @Sendable (Identifier<Person>) -> Changer) async throws -> Identifier<Person> {
        let groups = try groups(of: claims)
        let known = try await store.read { try Standing(claims, groups, on: today, in: $0) }
        if let known, !known.isActive { throw ProviderRefusal.accountEnded }
        if let known, known.access.changesNothing, known.name == shownName(claims) { return try await letIn(known.account, on: today) }
        let account = known?.account ?? Identifier<Person>()
        try await store.change(by: changer(account), .takeFromGroups, on: account.text, ground: known == nil ? "account made" : nil) { db in
            if let standing = try Standing(claims, groups, on: today, in: db) {
                try db.execute(sql: "UPDATE account SET name = ? WHERE id = ?", arguments: [shownName(claims), standing.account])
                try standing.access.write(in: db)
            } else {
                let access = try AccessFromGroups(groups, of: account, on: today, in: db)
                guard access.givesSomething else { throw ProviderRefusal.noRole }
                try make(account, claims, on: today, in: db)
                try access.write(in: db)
            }
        }
        guard let joined = try await store.read({ try Standing.account(claims, in: $0) }) else { throw ProviderRefusal.noRole }
        return try await letIn(joined, on: today)
    }

    /// Whose account this is; nil when nobody's.
    func account(_ claims: Claims) async throws -> Identifier<Person>? { try await store.read { try Standing.account(claims, in: $0) } }

    private func groups(of claims: Claims) throws(ProviderRefusal) -> [String] {
        switch claims.groups {
        case .sent(let groups): return groups
        case .tooMany: throw .tooManyGroups
        case .missing: throw .noGroupsSent
        }
    }

    private func letIn(_ account: Identifier<Person>, on today: Day) async throws -> Identifier<Person> {
        guard try await store.read({ try !Grants.live(of: account, on: today, in: $0).isEmpty }) else { throw ProviderRefusal.noRole }
        return account
    }

    private func make(_ account: Identifier<Person>, _ claims: Claims, on today: Day, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)",
            arguments: [account, try signInName(claims, account, in: db), shownName(claims)])
        try db.execute(
            sql: "INSERT INTO openid_person (issuer, subject, account, first_on) VALUES (?, ?, ?, ?)",
            arguments: [claims.issuer, claims.subject, account, today])
    }

    /// The name that lists show. It is nobody's key: one that is taken or cannot be one is replaced.
    private func signInName(_ claims: Claims, _ account: Identifier<Person>, in db: Database) throws -> String {
        let asked = claims.signInName ?? ""
        let fits = !asked.isEmpty && asked.utf8.count <= 100 && asked.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        let taken = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE sign_in = ?)"), arguments: [asked])
        return fits && taken == false ? asked : "council-\(account.text.prefix(12))"
    }

    private func shownName(_ claims: Claims) -> String {
        let name = (claims.name ?? "").unicodeScalars.filter { $0.properties.generalCategory != .control }
        let plain = String(String.UnicodeScalarView(name)).trimmed
        return plain.isEmpty ? "Somebody of the council" : String(plain.prefix(200))
    }
}

/// How somebody who was here before stands.
private struct Standing {
    let account: Identifier<Person>
    let name: String
    let isActive: Bool
    let access: AccessFromGroups

    init?(_ claims: Claims, _ groups: [String], on today: Day, in db: Database) throws {
        guard let account = try Standing.account(claims, in: db) else { return nil }
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT name, active FROM account WHERE id = ?"), arguments: [account])
        (self.account, name, isActive) = (account, row?["name"] ?? "", row?["active"] ?? false)
        access = try AccessFromGroups(groups, of: account, on: today, in: db)
    }

    static func account(_ claims: Claims, in db: Database) throws -> Identifier<Person>? {
        try Identifier<Person>.fetchOne(
            db.cachedStatement(sql: "SELECT account FROM openid_person WHERE issuer = ? AND subject = ?"),
            arguments: [claims.issuer, claims.subject])
    }
}
