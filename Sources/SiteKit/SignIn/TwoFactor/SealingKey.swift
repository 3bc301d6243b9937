import Crypto
import Foundation

/// Seals the secrets of two-factor sign-in, so that whoever copies the store cannot make anybody's codes: XChaCha20-Poly1305, as libsodium
/// sealed them in earlier versions. Its nonce is long enough to be drawn at random.
struct SealingKey: Sendable {
    static let fileName = "sign-in-key"
    private static let (size, nonceSize, tagSize) = (32, 24, 16)
    private let bytes: [UInt8]

    /// The key of a directory outside the store, made when there is none.
    init(in directory: URL) throws {
        bytes = try KeyFile.secret(SealingKey.fileName, count: SealingKey.size, in: directory)
    }

    /// The key that is there; nil when it is missing, and with it all that was sealed.
    init?(existingIn directory: URL) throws {
        guard FileManager.default.fileExists(atPath: directory.appending(path: SealingKey.fileName).path) else { return nil }
        try self.init(in: directory)
    }

    /// - Parameter owner: whose secret it is. Moved to another owner's row it cannot be opened.
    func seal(_ secret: [UInt8], of owner: String) throws -> [UInt8] {
        let nonce = [UInt8](random: SealingKey.nonceSize)
        let box = try ChaChaPoly.seal(secret, using: try key(nonce), nonce: SealingKey.rest(nonce), authenticating: Array(owner.utf8))
        return nonce + box.ciphertext + box.tag
    }

    /// Nil when it was sealed with another key or for another owner, or was altered.
    func open(_ box: [UInt8], of owner: String) -> [UInt8]? {
        guard box.count >= SealingKey.nonceSize + SealingKey.tagSize else { return nil }
        let nonce = Array(box.prefix(SealingKey.nonceSize))
        let sealed = box.dropFirst(SealingKey.nonceSize)
        guard
            let secret = try? ChaChaPoly.open(
                .init(
                    nonce: SealingKey.rest(nonce), ciphertext: sealed.dropLast(SealingKey.tagSize), tag: sealed.suffix(SealingKey.tagSize)),
                using: key(nonce), authenticating: Array(owner.utf8))
        else { return nil }
        return Array(secret)
    }

    /// The key of one box, from the first 16 bytes of its nonce; the last 8 go on into ChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, 2.3).
    private func key(_ nonce: [UInt8]) throws -> SymmetricKey {
        SymmetricKey(data: try HChaCha20.key(from: bytes, Array(nonce.prefix(16))))
    }

    private static func rest(_ nonce: [UInt8]) throws -> ChaChaPoly.Nonce {
        try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 4) + nonce.suffix(8))
    }
}

/// The one step of XChaCha20 that swift-crypto does not have: a key from a key and 16 bytes (draft-irtf-cfrg-xchacha-03, 2.2). It is
/// additions, rotations and exclusive ors of 32-bit words, which take the same time whatever the key.
enum HChaCha20 {
    static func key(from key: [UInt8], _ nonce: [UInt8]) throws -> [UInt8] {
        guard key.count == 32, nonce.count == 16 else { throw CryptoKitError.incorrectKeySize }
        var state: [UInt32] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574] + words(key) + words(nonce)
        for _ in 0..<10 {
            for column in 0..<4 { quarter(&state, column, column + 4, column + 8, column + 12) }
            for row in 0..<4 { quarter(&state, row, 4 + (row + 1) % 4, 8 + (row + 2) % 4, 12 + (row + 3) % 4) }
        }
        return (state.prefix(4) + state.suffix(4)).flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
        }
    }

    /// Four bytes a word, the least first.
    private static func words(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map { index -> UInt32 in
            var word: UInt32 = 0
            for place in 0..<4 { word |= UInt32(bytes[index + place]) << UInt32(8 * place) }
            return word
        }
    }

    private static func quarter(_ state: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        mix(&state, a, b, d, by: 16)
        mix(&state, c, d, b, by: 12)
        mix(&state, a, b, d, by: 8)
        mix(&state, c, d, b, by: 7)
    }

    private static func mix(_ state: inout [UInt32], _ sum: Int, _ other: Int, _ turned: Int, by bits: UInt32) {
        state[sum] &+= state[other]
        let word = state[turned] ^ state[sum]
        state[turned] = word << bits | word >> (32 - bits)
    }
}
