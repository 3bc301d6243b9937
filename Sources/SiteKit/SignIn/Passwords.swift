import CSodium
import Crypto
import Foundation

/// Password hashes by argon2id, 46 MiB and one pass, on threads of their own so that guesses starve no page.
package actor Passwords {
    package static let shortest = 12
    private static let memory = 46 * 1024 * 1024
    private let threads: OwnThreads
    /// Verified when no account has the name, so that known and unknown names take the same time.
    private var decoy: String?

    package init() { threads = .hashing }

    init(on threads: OwnThreads) { self.threads = threads }

    package func hash(_ password: String) async throws -> String? {
        try await inTurn {
            var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let outcome = crypto_pwhash_str_alg(
                &output, password, UInt64(password.utf8.count), 1, Passwords.memory, crypto_pwhash_ALG_ARGON2ID13)
            return outcome == 0 ? String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
        }
    }

    package func matches(_ password: String, hash: String?) async throws -> Bool {
        if hash == nil, decoy == nil { decoy = try await self.hash("a password that nobody has") }
        guard let known = hash ?? decoy else { return false }
        let right = try await inTurn { crypto_pwhash_str_verify(known, password, UInt64(password.utf8.count)) == 0 }
        return right && hash != nil
    }

    private func inTurn<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
        do { return try await threads.run(work) } catch is OwnThreads.Busy { throw SignInBusy() }
    }
}

/// More people sign in, or guess, at once than passwords can be checked.
struct SignInBusy: Unavailable {
    var title: String { "Too many people are signing in" }
    var words: String { "Passwords are checked one after the other and too many are waiting. Wait a minute, then try again." }
}

/// An unguessable token of 256 bits. Only its digest is kept.
package struct SecretToken: Sendable {
    package let text: String
    package var digest: Digest { Digest(of: text) }

    package init() {
        text = [UInt8](random: 32).hexadecimal
    }

    /// Nil for what cannot be a token at all.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.text = text
    }

    /// Compares in a time that does not depend on where two texts differ: digests are compared so by swift-crypto.
    package static func equal(_ left: String, _ right: String) -> Bool {
        SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
    }
}
