import Foundation
import SiteKit

/// One sign-in under way: what was asked for, and what must come back.
struct Attempt: Sendable {
    enum Purpose: Sendable {
        case signIn
        /// Proving again who one is, for a step that asks for it.
        case stepUp(session: Digest)
    }

    let purpose: Purpose
    let next: String
    let nonce = SecretToken()
    let verifier = SecretToken()
    let begun: Date
    fileprivate let browser: Digest
    fileprivate let address: String

    init(_ purpose: Purpose, next: String, browser: SecretToken, address: String, at now: Date) {
        (self.purpose, self.next, self.address, begun) = (purpose, next, address, now)
        self.browser = browser.digest
    }

    /// The digest of the verifier that goes with the first request (PKCE, S256).
    var challenge: String { Attempt.challenge(of: verifier.text) }

    static func challenge(of verifier: String) -> String { Base64URL.text(Digest(of: verifier).bytes) }

    var mustBeFreshSince: Date? {
        if case .stepUp = purpose { begun } else { nil }
    }
}

/// The sign-ins under way. Each is kept for ten minutes and comes back once, to the browser that began it. They are kept in memory only:
/// a restart lets people begin again.
actor Attempts {
    static let (span, most, perAddress) = (600.0, 5000, 500)
    private var open: [Digest: Attempt] = [:]

    /// - Returns: the state that comes back with the person.
    func begin(_ attempt: Attempt) throws(ProviderRefusal) -> SecretToken {
        open = open.filter { attempt.begun.timeIntervalSince($0.value.begun) < Attempts.span }
        guard open.count < Attempts.most, open.values.count(where: { $0.address == attempt.address }) < Attempts.perAddress else {
            throw .tooManyBegun
        }
        let state = SecretToken()
        open[state.digest] = attempt
        return state
    }

    /// The attempt of that state, which can never come back again, whatever becomes of it now.
    func take(_ state: String, browser: SecretToken?, at now: Date) throws(ProviderRefusal) -> Attempt {
        guard let state = SecretToken(state), let attempt = open.removeValue(forKey: state.digest),
            now.timeIntervalSince(attempt.begun) < Attempts.span
        else { throw .unknownReturn }
        guard let browser, browser.digest == attempt.browser else { throw .otherBrowser }
        return attempt
    }
}

extension Digest {
    fileprivate var bytes: [UInt8] {
        let digits = Array(text.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
