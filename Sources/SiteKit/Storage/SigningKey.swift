import Crypto
import Foundation

/// A key that signs what leaves the council, Ed25519. It lies outside the store, in a file of its own, and is made once.
package struct SigningKey: Sendable {
    private let secret: Curve25519.Signing.PrivateKey
    package let verifying: VerifyingKey

    /// Reads the file, or makes it. Never over a file that is there.
    package init(named name: String, in directory: URL) throws {
        secret = try Curve25519.Signing.PrivateKey(rawRepresentation: try KeyFile.secret(name, count: 32, in: directory))
        verifying = VerifyingKey(bytes: Array(secret.publicKey.rawRepresentation))
    }

    /// A new key that lies nowhere, as a council of the demonstration has.
    package init() {
        secret = Curve25519.Signing.PrivateKey()
        verifying = VerifyingKey(bytes: Array(secret.publicKey.rawRepresentation))
    }

    /// In hexadecimal digits.
    package func sign(_ message: [UInt8]) throws -> String { Array(try secret.signature(for: message)).hexadecimal }
}

/// What the signature of another council is checked with. It is no secret.
package struct VerifyingKey: Hashable, Sendable {
    private let bytes: [UInt8]
    package var text: String { bytes.hexadecimal }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter text: 64 hexadecimal digits, with or without spaces.
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        let digits = text.lowercased().filter { !$0.isWhitespace }
        guard let bytes = [UInt8](hexadecimal: digits, count: 32) else { return nil }
        self.bytes = bytes
    }

    /// Eight groups of four, for two people to compare on the telephone: half of the key's SHA-256.
    package var fingerprint: String {
        let digits = Array(Digest(of: bytes).text.prefix(32))
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<($0 + 4)]) }.joined(separator: " ")
    }

    /// True for the fingerprint as somebody typed it.
    package func hasFingerprint(_ typed: String) -> Bool {
        typed.lowercased().filter { $0.isLetter || $0.isNumber } == fingerprint.filter { $0 != " " }
    }

    /// - Parameter signature: hexadecimal digits, as ``SigningKey/sign(_:)`` makes them.
    package func isSignature(_ signature: String, of message: [UInt8]) -> Bool {
        guard let signature = [UInt8](hexadecimal: signature, count: 64),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}
