import Crypto
import Foundation

/// The key that signs the heads of the chain. It lies outside the store, so that whoever can write the store cannot sign.
struct AuditKey: Sendable {
    static let fileName = "audit-key"
    private let secret: Curve25519.Signing.PrivateKey
    let publicKey: AuditPublicKey

    /// The key of a directory. It is made when the directory has none and never had one.
    init(in directory: URL) throws {
        let (file, publicFile) = (directory.appending(path: AuditKey.fileName), directory.appending(path: AuditPublicKey.fileName))
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let seed = [UInt8](hexadecimal: text.trimmed, count: AuditKey.seedSize) else {
                throw AuditFault.unreadableKey(file.path)
            }
            try self.init(seed: seed)
            if !FileManager.default.fileExists(atPath: publicFile.path) { try KeyFile.keep(publicKey.text, in: publicFile, mode: 0o644) }
            guard try AuditPublicKey(of: publicFile) == publicKey else { throw AuditFault.unreadableKey(publicFile.path) }
        } else {
            let isNew = ![file, publicFile].contains { FileManager.default.fileExists(atPath: $0.path) }
            guard isNew else { throw AuditFault.unreadableKey(file.path) }
            let seed = [UInt8](random: AuditKey.seedSize)
            try self.init(seed: seed)
            do {
                try KeyFile.keep(seed.hexadecimal, in: file, mode: 0o600)
                try KeyFile.keep(publicKey.text, in: publicFile, mode: 0o644)
            } catch is KeyFault { throw AuditFault.unusable(directory.path) }
        }
    }

    /// The seed of Ed25519, from which both halves come.
    private static let seedSize = 32

    private init(seed: [UInt8]) throws {
        secret = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        publicKey = AuditPublicKey(bytes: Array(secret.publicKey.rawRepresentation))
    }

    func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try secret.signature(for: message)) }
}

/// What a head's signature is checked with. Keep a copy of it elsewhere.
package struct AuditPublicKey: Hashable, Sendable {
    package static let fileName = "audit-key.pub"
    private let bytes: [UInt8]
    var text: String { bytes.hexadecimal }

    init(bytes: [UInt8]) { self.bytes = bytes }

    package init(of file: URL) throws {
        let text = try? String(contentsOf: file, encoding: .utf8)
        guard let bytes = text.flatMap({ [UInt8](hexadecimal: $0.trimmed, count: 32) }) else {
            throw AuditFault.unreadableKey(file.path)
        }
        self.bytes = bytes
    }

    func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes))?.isValidSignature(signature, for: message) ?? false
    }
}
