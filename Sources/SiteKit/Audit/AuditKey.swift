import CSodium
import Foundation

/// The key that signs the heads of the chain. It lies outside the store, so that whoever can write the store cannot sign.
struct AuditKey: Sendable {
    static let fileName = "audit-key"
    private let secret: [UInt8]
    let publicKey: AuditPublicKey

    /// The key of a directory. It is made when the directory has none and never had one.
    init(in directory: URL) throws {
        let (file, publicFile) = (directory.appending(path: AuditKey.fileName), directory.appending(path: AuditPublicKey.fileName))
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let seed = [UInt8](hexadecimal: text.trimmed, count: Int(crypto_sign_SEEDBYTES)) else {
                throw AuditFault.unreadableKey(file.path)
            }
            self.init(seed: seed)
            if !FileManager.default.fileExists(atPath: publicFile.path) { try KeyFile.keep(publicKey.text, in: publicFile, mode: 0o644) }
            guard try AuditPublicKey(of: publicFile) == publicKey else { throw AuditFault.unreadableKey(publicFile.path) }
        } else {
            let isNew = ![file, publicFile].contains { FileManager.default.fileExists(atPath: $0.path) }
            guard isNew else { throw AuditFault.unreadableKey(file.path) }
            var seed = [UInt8](repeating: 0, count: Int(crypto_sign_SEEDBYTES))
            randombytes_buf(&seed, seed.count)
            self.init(seed: seed)
            do {
                try KeyFile.keep(seed.hexadecimal, in: file, mode: 0o600)
                try KeyFile.keep(publicKey.text, in: publicFile, mode: 0o644)
            } catch is KeyFault { throw AuditFault.unusable(directory.path) }
        }
    }

    private init(seed: [UInt8]) {
        var publicBytes = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        _ = crypto_sign_seed_keypair(&publicBytes, &secret, seed)
        self.secret = secret
        publicKey = AuditPublicKey(bytes: publicBytes)
    }

    func sign(_ message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        _ = crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return signature
    }
}

/// What a head's signature is checked with. Keep a copy of it elsewhere.
package struct AuditPublicKey: Hashable, Sendable {
    package static let fileName = "audit-key.pub"
    private let bytes: [UInt8]
    var text: String { bytes.hexadecimal }

    init(bytes: [UInt8]) { self.bytes = bytes }

    package init(of file: URL) throws {
        let text = try? String(contentsOf: file, encoding: .utf8)
        guard let bytes = text.flatMap({ [UInt8](hexadecimal: $0.trimmed, count: Int(crypto_sign_PUBLICKEYBYTES)) }) else {
            throw AuditFault.unreadableKey(file.path)
        }
        self.bytes = bytes
    }

    func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        signature.count == Int(crypto_sign_BYTES)
            && crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
    }
}
