import Foundation
import GRDB
import Vocabulary

/// Binds a sign-in elsewhere to the browser that began it: for this host only, over TLS, out of reach of scripts, for ten minutes.
enum PassingCookie {
    static let name = "__Host-throughline-passing"

    static func setting(_ token: SecretToken) -> String {
        "\(name)=\(token.text); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"
    }

    static let removing = "\(name)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
}

extension PageRequest {
    /// The session that asks, as the store knows it.
    package var sessionDigest: Digest? { session?.digest }

    /// Where the request came from.
    package var sender: String { address }

    package func lapseSession(in store: Store) async throws { try await session?.lapse(in: store) }

    /// This request's change, made by somebody who has just proved who they are.
    package func changer(as account: Identifier<Person>) -> Changer {
        Changer(account: account.text, address: address.isEmpty ? nil : address)
    }
}

extension Session {
    /// Opens a session for an account that the council's sign-in has vouched for, and keeps how beside it.
    /// - Parameter proven: when the person strongly proved who they are; nil when nobody says so, and what asks again will ask.
    package static func begin(
        vouchedFor account: Identifier<Person>, proven: Int?, in store: Store, now: Date,
        _ keep: @escaping @Sendable (Digest, Database) throws -> Void
    ) async throws -> SecretToken {
        let cookie = try await begin(for: account, in: store, now: now)
        try await store.writeUnaudited { db in
            try db.execute(sql: "UPDATE session SET proven = ? WHERE digest = ?", arguments: [proven ?? 0, cookie.digest])
            try keep(cookie.digest, db)
        }
        return cookie
    }
}

extension PageRequest {
    /// The person of this session has proved anew who they are: the browser gets another cookie, and its open forms stay good.
    package func renewSession(
        in store: Store, now: Date, _ keep: @escaping @Sendable (Digest, Database) throws -> Void
    ) async throws -> SecretToken {
        guard let session else { throw NotFound() }
        let cookie = try await session.renewed(in: store, now: now)
        try await store.writeUnaudited { try keep(cookie.digest, $0) }
        return cookie
    }
}
