import CSodium
import Foundation

/// Password hashes by argon2id, 46 MiB and one pass, at most two at once so that guesses cannot starve the service.
package actor Passwords {
    package static let shortest = 12
    private static let memory = 46 * 1024 * 1024
    private let queue = DispatchQueue(label: "password hashes", attributes: .concurrent)
    private(set) var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Verified when no account has the name, so that known and unknown names take the same time.
    private var decoy: String?

    package init() {}

    package func hash(_ password: String) async -> String? {
        await inTurn {
            var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let outcome = crypto_pwhash_str_alg(
                &output, password, UInt64(password.utf8.count), 1, Passwords.memory, crypto_pwhash_ALG_ARGON2ID13)
            return outcome == 0 ? String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
        }
    }

    package func matches(_ password: String, hash: String?) async -> Bool {
        if hash == nil, decoy == nil { decoy = await self.hash("a password that nobody has") }
        guard let known = hash ?? decoy else { return false }
        let right = await inTurn { crypto_pwhash_str_verify(known, password, UInt64(password.utf8.count)) == 0 }
        return right && hash != nil
    }

    private func inTurn<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        if running >= 2 { await withCheckedContinuation { waiting.append($0) } } else { running += 1 }
        let outcome = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
        return outcome
    }
}

/// An unguessable token of 256 bits. Only its digest is kept.
package struct SecretToken: Sendable {
    package let text: String
    package var digest: Digest { Digest(of: text) }

    package init() {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Nil for what cannot be a token at all.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.text = text
    }

    /// Compares in a time that does not depend on where two texts differ.
    package static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}
