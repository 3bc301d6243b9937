import CSodium
import Foundation
import GRDB

/// The SHA-256 of some bytes, as 64 small hexadecimal digits: the same bytes have the same digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(of bytes: some ContiguousBytes) {
        var output = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        bytes.withUnsafeBytes { buffer in
            _ = crypto_hash_sha256(&output, buffer.bindMemory(to: UInt8.self).baseAddress, UInt64(buffer.count))
        }
        text = output.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// Nil for anything but 64 small hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.text = text
    }

    /// For a digest that this program made itself.
    init(known text: String) { self.text = text }

    package var description: String { text }
}

extension Digest: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { text.databaseValue }
    package static func fromDatabaseValue(_ value: DatabaseValue) -> Digest? {
        String.fromDatabaseValue(value).flatMap { Digest($0) }
    }
}

/// A digest of bytes that come piece by piece.
package struct RunningDigest: ~Copyable {
    private var state = crypto_hash_sha256_state()

    package init() { crypto_hash_sha256_init(&state) }

    package mutating func add(_ bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { buffer in
            _ = crypto_hash_sha256_update(&state, buffer.bindMemory(to: UInt8.self).baseAddress, UInt64(buffer.count))
        }
    }

    package consuming func finish() -> Digest {
        var output = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &output)
        return Digest(known: output.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
