import Foundation
import SiteKit

/// The council's provider: what it says of itself and its keys, kept for an hour, and the exchange of a code for a person's claims.
package actor Provider {
    package nonisolated let settings: ProviderSettings
    private let outbound: Outbound
    private let now: @Sendable () -> Date
    private var discovery: (value: Discovery, at: Date)?
    private var keys: (value: [PublishedKey], at: Date)?
    private var lastSearch: Date?
    private var describing: Task<Discovery, any Error>?

    /// What was read stays good for an hour. When the provider cannot be asked, what it last said of itself serves for a day.
    static let (fresh, stale) = (3600.0, 86_400.0)
    /// A key that is not known is searched for at most so often, in seconds, whoever sends its name.
    static let pause = 60.0

    package init(_ settings: ProviderSettings, patience: Double = 10, now: @escaping @Sendable () -> Date = { Date() }) {
        self.settings = settings
        outbound = Outbound(patience: patience)
        self.now = now
    }

    /// What the provider says of itself. Many who ask at once wait for one answer.
    func described() async throws(ProviderRefusal) -> Discovery {
        if let discovery, now().timeIntervalSince(discovery.at) < Provider.fresh { return discovery.value }
        let task = describing ?? Task { try await ask() }
        describing = task
        defer { if describing == task { describing = nil } }
        do {
            let value = try await task.value
            discovery = (value, now())
            return value
        } catch {
            if let discovery, now().timeIntervalSince(discovery.at) < Provider.stale { return discovery.value }
            throw error as? ProviderRefusal ?? .notReached
        }
    }

    private func ask() async throws(ProviderRefusal) -> Discovery {
        try Discovery(await outbound.get(settings.issuer.discovery, limit: 256 * 1024), of: settings.issuer)
    }

    /// The published key that a token names. A new name after a change of keys is looked up once.
    private func key(of token: SignedToken, _ discovery: Discovery) async throws(ProviderRefusal) -> PublishedKey {
        if let keys, now().timeIntervalSince(keys.at) < Provider.fresh {
            if let known = keys.value.first(where: { $0.kid == token.key }) { return known }
            if let lastSearch, now().timeIntervalSince(lastSearch) < Provider.pause { throw .unknownKey }
            lastSearch = now()
        }
        let found = try PublishedKey.read(await outbound.get(discovery.keys, limit: 256 * 1024))
        keys = (found, now())
        guard let key = found.first(where: { $0.kid == token.key }) else { throw .unknownKey }
        return key
    }

    /// Where the browser goes to sign in.
    func wayThere(_ attempt: Attempt, state: SecretToken, back: String) async throws(ProviderRefusal) -> String {
        let discovery = try await described()
        var query = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", back), ("scope", "openid profile"),
            ("state", state.text), ("nonce", attempt.nonce.text), ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ]
        if case .stepUp = attempt.purpose {
            query += [("prompt", "login"), ("max_age", "0")]
            if settings.asksForStrong { query.append(("acr_values", settings.strong.sorted().joined(separator: " "))) }
        }
        return Provider.address(discovery.authorisation, query)
    }

    /// Where a person ends the session at the provider as well; nil when it has no such place.
    func wayOut(back: String) async -> String? {
        guard let end = try? await described().endSession else { return nil }
        return Provider.address(end, [("client_id", settings.client), ("post_logout_redirect_uri", back)])
    }

    private static func address(_ base: String, _ query: [(String, String)]) -> String {
        base + (base.contains("?") ? "&" : "?") + query.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
    }

    /// Who came back, found good in every respect.
    func claims(for code: String, _ attempt: Attempt, back: String) async throws(ProviderRefusal) -> Claims {
        let discovery = try await described()
        let token = try SignedToken(await exchange(code, attempt, discovery, back: back))
        let key = try await key(of: token, discovery)
        guard key.fits(token.algorithm) else { throw .algorithmNotAllowed }
        guard Signature.holds(token, by: key) else { throw .forged }
        let claims = try Claims(token, groupsClaim: settings.groupsClaim)
        try claims.check(
            .init(issuer: settings.issuer, client: settings.client, nonce: attempt.nonce.text, freshSince: attempt.mustBeFreshSince),
            at: now())
        return claims
    }

    private struct TokenAnswer: Decodable {
        let id_token: String?
        let error: String?
    }

    /// The code for the token. Of the answer only the token about the person is kept; no access token is ever used.
    private func exchange(_ code: String, _ attempt: Attempt, _ discovery: Discovery, back: String) async throws(ProviderRefusal) -> String
    {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back), ("code_verifier", attempt.verifier.text),
        ]
        var authorisation: String?
        if discovery.secretInForm {
            form += [("client_id", settings.client), ("client_secret", settings.secret)]
        } else {
            let pair = settings.client.asQueryValue + ":" + settings.secret.asQueryValue
            authorisation = "Basic " + Data(pair.utf8).base64EncodedString()
        }
        let reply = try await outbound.post(discovery.token, form: form, authorisation: authorisation, limit: 256 * 1024)
        let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(reply.bytes))
        switch (reply.status, answer?.error, answer?.id_token) {
        case (200, nil, let token?): return token
        case (_, "invalid_client"?, _), (401, _, _): throw .clientRefused
        case (400, _?, _): throw .codeRefused
        case (500..., _, _): throw .providerFailed
        default: throw .unreadable
        }
    }
}
