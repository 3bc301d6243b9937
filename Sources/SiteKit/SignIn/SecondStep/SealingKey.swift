import CSodium
import Foundation

/// Seals the secrets of the second step, so that whoever copies the store cannot make anybody's codes.
struct SealingKey: Sendable {
    static let fileName = "sign-in-key"
    private let bytes: [UInt8]

    /// The key of a directory outside the store, made when there is none.
    init(in directory: URL) throws {
        bytes = try KeyFile.secret(SealingKey.fileName, count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES), in: directory)
    }

    /// The key that is there; nil when it is missing, and with it all that was sealed.
    init?(existingIn directory: URL) throws {
        guard FileManager.default.fileExists(atPath: directory.appending(path: SealingKey.fileName).path) else { return nil }
        try self.init(in: directory)
    }

    /// - Parameter owner: whose secret it is. Moved to another owner's row it cannot be opened.
    func seal(_ secret: [UInt8], of owner: String) -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
        randombytes_buf(&nonce, nonce.count)
        var sealed = [UInt8](repeating: 0, count: secret.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        let bound = Array(owner.utf8)
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, nil, secret, UInt64(secret.count), bound, UInt64(bound.count), nil, nonce, bytes)
        return nonce + sealed
    }

    /// Nil when it was sealed with another key or for another owner, or was altered.
    func open(_ box: [UInt8], of owner: String) -> [UInt8]? {
        let (nonce, overhead) = (Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES), Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        guard box.count >= nonce + overhead else { return nil }
        let sealed = Array(box.dropFirst(nonce))
        var secret = [UInt8](repeating: 0, count: sealed.count - overhead)
        let bound = Array(owner.utf8)
        let outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &secret, nil, nil, sealed, UInt64(sealed.count), bound, UInt64(bound.count), Array(box.prefix(nonce)), bytes)
        return outcome == 0 ? secret : nil
    }
}
