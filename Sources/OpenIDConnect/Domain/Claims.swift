import Foundation

/// What a token says of a person, read from a signature that was found good.
package struct Claims: Sendable {
    package enum Groups: Hashable, Sendable {
        case sent([String])
        /// The provider left them out because there are too many.
        case tooMany
        case missing
    }

    package let issuer: String
    package let subject: String
    let audiences: [String]
    let authorisedParty: String?
    let expires, issued, notBefore: Double?
    let nonce: String?
    /// When the person last proved who they are.
    let authenticated: Double?
    /// How they did: `amr`, `acr` and `acrs`.
    package let methods: [String]
    package let contexts: [String]
    package let name: String?
    package let signInName: String?
    package let groups: Groups

    package init(_ token: SignedToken, groupsClaim: String) throws(ProviderRefusal) {
        guard let claims = try? JSONDecoder().decode([String: ClaimValue].self, from: Data(token.claims)) else { throw .malformedToken }
        // What is there but cannot be read is no claim that was left out.
        guard claims["azp"].map({ $0.text != nil }) ?? true, claims["nbf"].map({ $0.number != nil }) ?? true else { throw .malformedToken }
        issuer = claims["iss"]?.text ?? ""
        subject = claims["sub"]?.text ?? ""
        audiences = claims["aud"]?.texts ?? []
        authorisedParty = claims["azp"]?.text
        (expires, issued, notBefore) = (claims["exp"]?.number, claims["iat"]?.number, claims["nbf"]?.number)
        nonce = claims["nonce"]?.text
        authenticated = claims["auth_time"]?.number
        methods = Array((claims["amr"]?.texts ?? []).prefix(20))
        contexts = Array(((claims["acr"]?.texts ?? []) + (claims["acrs"]?.texts ?? [])).prefix(20))
        name = claims["name"]?.text
        signInName = claims["preferred_username"]?.text
        groups = Claims.groups(claims, groupsClaim)
    }

    /// Entra ID leaves the groups out above its limit and says so by `_claim_names`, or by `hasgroups`.
    private static func groups(_ claims: [String: ClaimValue], _ name: String) -> Groups {
        if let sent = claims[name]?.texts { return .sent(Array(sent.filter { $0.utf8.count <= 500 }.prefix(2000))) }
        if case .object(let left)? = claims["_claim_names"], left[name] != nil { return .tooMany }
        return claims["hasgroups"] == nil ? .missing : .tooMany
    }

    /// What the service expects of the token it asked for.
    package struct Expected: Sendable {
        package let issuer: Issuer
        package let client: String
        package let nonce: String
        /// For a step-up: the person must have proved who they are since.
        package let freshSince: Date?

        package init(issuer: Issuer, client: String, nonce: String, freshSince: Date? = nil) {
            (self.issuer, self.client, self.nonce, self.freshSince) = (issuer, client, nonce, freshSince)
        }
    }

    /// Two clocks may differ by so much, in seconds.
    static let skew = 60.0
    /// A token was made for this very sign-in. Entra ID dates its tokens up to five minutes back.
    static let oldest = 15 * 60.0

    package func check(_ expected: Expected, at moment: Date) throws(ProviderRefusal) {
        let now = moment.timeIntervalSince1970
        guard issuer == expected.issuer.text else { throw .wrongIssuer }
        guard audiences.contains(expected.client) else { throw .wrongAudience }
        guard authorisedParty.map({ $0 == expected.client }) ?? (audiences.count == 1) else { throw .wrongParty }
        guard let expires, now < expires + Claims.skew else { throw .expired }
        if let notBefore, now < notBefore - Claims.skew { throw .notYetValid }
        guard let issued, issued <= now + Claims.skew else { throw .notYetValid }
        guard issued >= now - Claims.oldest else { throw .expired }
        guard nonce == expected.nonce else { throw .wrongNonce }
        guard !subject.isEmpty, subject.utf8.count <= 255 else { throw .noSubject }
        if let since = expected.freshSince {
            guard let authenticated, authenticated >= since.timeIntervalSince1970 - Claims.skew, authenticated <= now + Claims.skew else {
                throw .notFresh
            }
        }
    }

    /// When the person last proved who they are, as a whole second; nil for what is no time.
    package var authenticatedSecond: Int? { authenticated.flatMap { Int(exactly: $0.rounded(.down)) } }

    /// True when the person proved who they are in a way that the council calls strong.
    package func isStrong(_ strong: Set<String>) -> Bool { !strong.isDisjoint(with: methods + contexts) }
}

/// A value of a claim, whatever it is.
enum ClaimValue: Decodable, Sendable {
    case text(String), number(Double), list([ClaimValue]), object([String: ClaimValue]), other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let list = try? value.decode([ClaimValue].self) {
            self = .list(list)
        } else if let object = try? value.decode([String: ClaimValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self, number.isFinite { number } else { nil } }

    /// One text or a list of texts.
    var texts: [String]? {
        switch self {
        case .text(let text): [text]
        case .list(let list): list.compactMap(\.text)
        default: nil
        }
    }
}
