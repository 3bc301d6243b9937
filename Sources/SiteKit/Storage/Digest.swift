import Crypto
import Foundation
import GRDB

/// The SHA-256 of some bytes, as 64 small hexadecimal digits: the same bytes have the same digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(of bytes: some ContiguousBytes) {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        text = hash.finalize().hexadecimal
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
    private var state = SHA256()

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) { bytes.withUnsafeBytes { state.update(bufferPointer: $0) } }

    package consuming func finish() -> Digest { Digest(known: state.finalize().hexadecimal) }
}
