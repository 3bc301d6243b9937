import Foundation
import GRDB
import Logging
import SiteKit
import Vocabulary

/// Signing in at the council's provider: there, back, once more for a step that asks for it, and out.
package struct OpenIDPages: Sendable {
    let store: Store
    /// Nil where no provider is set; the addresses are then not there.
    let provider: Provider?
    let origin: String
    let logger: Logger
    private let now: @Sendable () -> Date
    private let attempts = Attempts()
    private var accounts: CouncilAccounts { CouncilAccounts(store: store) }

    /// - Parameter origin: what people's addresses of this service begin with; the provider sends them back there.
    package init(
        store: Store, provider: Provider?, origin: String, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        (self.store, self.provider, self.origin, self.logger, self.now) = (store, provider, origin, logger, now)
    }

    package func register(on site: inout Site) {
        site.get(OpenIDPlaces.begin, .anyone) { request in try await telling { try await begin(request, .signIn, with: $0) } }
        site.get(OpenIDPlaces.back, .anyone) { request in try await telling { try await comeBack(request, to: $0) } }
        site.get(OpenIDPlaces.again, .signedIn) { request in try await telling { try await beginAgain(request, with: $0) } }
        site.get(OpenIDPlaces.signedOut, .anyone) { request in try await telling { .page(await signedOut($0)) } }
    }

    /// The door as the sign-in page shows it; nil where no provider is set.
    package var door: ProviderDoor? {
        guard let provider else { return nil }
        return ProviderDoor(
            title: "Sign in with your council account", path: { "\(OpenIDPlaces.begin.path)?next=\($0.asQueryValue)" },
            pathAgain: { "\(OpenIDPlaces.again.path)?next=\($0.asQueryValue)" }, onlyLocalAccount: provider.settings.onlyLocalAccount,
            signedOut: OpenIDPlaces.signedOut, isWayOf: { [store] in try await OpenIDPages.isVouchedFor($0, in: store) })
    }

    private func begin(_ request: PageRequest, _ purpose: Attempt.Purpose, with provider: Provider) async throws -> Answer {
        let browser = request.passing ?? SecretToken()
        let attempt = Attempt(
            purpose, next: request.query["next"].asOwnPath, browser: browser, address: request.sender, at: now())
        // Asked first, so that a provider that is not there leaves nothing under way.
        _ = try await provider.described()
        let state = try await attempts.begin(attempt)
        return .away(to: try await provider.wayThere(attempt, state: state, back: back), browser)
    }

    /// Only for a session that came in this way.
    private func beginAgain(_ request: PageRequest, with provider: Provider) async throws -> Answer {
        guard let session = request.sessionDigest, try await OpenIDPages.isVouchedFor(request, in: store) else { throw NotFound() }
        return try await begin(request, .stepUp(session: session), with: provider)
    }

    private func comeBack(_ request: PageRequest, to provider: Provider) async throws -> Answer {
        let attempt = try await attempts.take(request.query["state"], browser: request.passing, at: now())
        do {
            try await checkWayBack(request, provider)
            let claims = try await provider.claims(for: request.query["code"], attempt, back: back)
            switch attempt.purpose {
            case .signIn: return try await signIn(request, claims, attempt, provider)
            case .stepUp(let session): return try await stepUp(request, session, claims, attempt, provider)
            }
        } catch let refusal as ProviderRefusal {
            try await store.witness(.signIn, on: "unknown", by: request.changer, ground: "refused: \(refusal.rawValue)")
            throw refusal
        }
    }

    private func checkWayBack(_ request: PageRequest, _ provider: Provider) async throws(ProviderRefusal) {
        let issuer = request.query["iss"]
        if issuer.isEmpty ? try await provider.described().namesItself : issuer != provider.settings.issuer.text { throw .otherProvider }
        switch request.query["error"] {
        case "": if request.query["code"].isEmpty { throw .declined }
        case "server_error", "temporarily_unavailable": throw .providerFailed
        default: throw .declined
        }
    }

    private func signIn(_ request: PageRequest, _ claims: Claims, _ attempt: Attempt, _ provider: Provider) async throws -> Answer {
        let account = try await accounts.admit(claims, on: request.today) { request.changer(as: $0) }
        try await store.witness(.signIn, on: account.text, by: request.changer(as: account), ground: "council account")
        try await request.lapseSession(in: store)
        let isStrong = claims.isStrong(provider.settings.strong)
        // Who was let in there an hour ago without being asked has proved nothing just now.
        let proven = isStrong ? claims.authenticatedSecond.map { min($0, Int(now().timeIntervalSince1970)) } : nil
        let cookie = try await Session.begin(vouchedFor: account, proven: proven, in: store, now: now()) { session, db in
            try OpenIDPages.keep(claims, isStrong: isStrong, of: session, in: db)
        }
        return .signedIn(cookie, then: attempt.next)
    }

    /// The same person has proved again who they are, just now and strongly.
    private func stepUp(_ request: PageRequest, _ session: Digest, _ claims: Claims, _ attempt: Attempt, _ provider: Provider) async throws
        -> Answer
    {
        guard request.sessionDigest == session, try await accounts.account(claims) == request.person.id else {
            throw ProviderRefusal.otherPerson
        }
        guard claims.isStrong(provider.settings.strong) else { throw ProviderRefusal.notStrong }
        try await store.witness(.signIn, on: request.person.id.text, by: request.changer, ground: "council account again")
        let cookie = try await request.renewSession(in: store, now: now()) { session, db in
            try OpenIDPages.keep(claims, isStrong: true, of: session, in: db)
        }
        return .signedIn(cookie, then: attempt.next)
    }

    private static func keep(_ claims: Claims, isStrong: Bool, of session: Digest, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO openid_session (session, methods, is_strong, authenticated) VALUES (?, ?, ?, ?)
                ON CONFLICT (session) DO UPDATE SET
                methods = excluded.methods, is_strong = excluded.is_strong, authenticated = excluded.authenticated
                """,
            arguments: [
                session, (claims.methods + claims.contexts).joined(separator: " "), isStrong, claims.authenticatedSecond,
            ])
    }

    private static func isVouchedFor(_ request: PageRequest, in store: Store) async throws -> Bool {
        guard let session = request.sessionDigest else { return false }
        let sql = "SELECT EXISTS (SELECT 1 FROM openid_session WHERE session = ?)"
        return try await store.read { try Bool.fetchOne($0.cachedStatement(sql: sql), arguments: [session]) ?? false }
    }

    private func signedOut(_ provider: Provider) async -> Page {
        let out = await provider.wayOut(back: origin + SignInPages.signIn.path).map { address -> HTML in
            """
            <p>You are still signed in at the council’s sign-in, as for your mail. On a computer that others use, \
            <a href="\(address)">sign out there too</a>.</p>
            """
        }
        return Page(
            "You have signed out",
            """
            <h1>You have signed out</h1><p>You have signed out of this service.</p>\(out)
            <p><a href="\(SignInPages.signIn.path)">Sign in again</a></p>
            """)
    }

    private var back: String { origin + OpenIDPlaces.back.path }

    /// Tells a refusal in words. The log holds its name, and nothing of the person.
    private func telling(_ body: (Provider) async throws -> Answer) async throws -> Answer {
        guard let provider else { throw NotFound() }
        do {
            return try await body(provider)
        } catch let refusal as ProviderRefusal {
            logger.notice("a sign-in at the council’s provider was refused", metadata: ["why": "\(refusal.rawValue)"])
            return .page(
                Page(
                    refusal.title, status: refusal.status,
                    """
                    <h1>\(refusal.title)</h1><p>\(refusal.words)</p>
                    <p><a href="\(SignInPages.signIn.path)">Go to the sign-in page</a></p>
                    """))
        }
    }
}
