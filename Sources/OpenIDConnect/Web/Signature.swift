import Crypto
import CryptoExtras
import Foundation

/// Whether a signature is that of a key. The key comes from the provider's own list, the algorithm from ours; swift-crypto does the sums.
enum Signature {
    static func holds(_ token: SignedToken, by key: PublishedKey) -> Bool {
        guard key.fits(token.algorithm) else { return false }
        return switch token.algorithm {
        case .RS256: rsa(token, key, SHA256.self, .insecurePKCS1v1_5)
        case .RS384: rsa(token, key, SHA384.self, .insecurePKCS1v1_5)
        case .RS512: rsa(token, key, SHA512.self, .insecurePKCS1v1_5)
        case .PS256: rsa(token, key, SHA256.self, .PSS)
        case .PS384: rsa(token, key, SHA384.self, .PSS)
        case .PS512: rsa(token, key, SHA512.self, .PSS)
        case .ES256: holdsES256(token, key)
        case .ES384: holdsES384(token, key)
        case .ES512: holdsES512(token, key)
        }
    }

    /// The sizes of a key that are taken, in bits. A longer one would make a check slow for everybody.
    static let sizes = 2048...8192

    /// A signature of another length than the key's, and an exponent that is even or 1, are refused by swift-crypto.
    private static func rsa<Hash: HashFunction>(
        _ token: SignedToken, _ published: PublishedKey, _: Hash.Type, _ padding: _RSA.Signing.Padding
    ) -> Bool {
        guard let modulus = published.n.flatMap(Base64URL.bytes), let exponent = published.e.flatMap(Base64URL.bytes),
            let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent), sizes.contains(key.keySizeInBits)
        else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: token.signature)
        return key.isValidSignature(signature, for: Hash.hash(data: token.signed), padding: padding)
    }

    // The two numbers of a signature stand in a fixed width each, as RFC 7518 has it; any other length is refused by swift-crypto,
    // and so is a point that is not on the curve.

    private static func holdsES256(_ token: SignedToken, _ published: PublishedKey) -> Bool {
        guard let point = published.point(size: 32), let key = try? P256.Signing.PublicKey(x963Representation: point),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: token.signature)
        else { return false }
        return key.isValidSignature(signature, for: SHA256.hash(data: token.signed))
    }

    private static func holdsES384(_ token: SignedToken, _ published: PublishedKey) -> Bool {
        guard let point = published.point(size: 48), let key = try? P384.Signing.PublicKey(x963Representation: point),
            let signature = try? P384.Signing.ECDSASignature(rawRepresentation: token.signature)
        else { return false }
        return key.isValidSignature(signature, for: SHA384.hash(data: token.signed))
    }

    private static func holdsES512(_ token: SignedToken, _ published: PublishedKey) -> Bool {
        guard let point = published.point(size: 66), let key = try? P521.Signing.PublicKey(x963Representation: point),
            let signature = try? P521.Signing.ECDSASignature(rawRepresentation: token.signature)
        else { return false }
        return key.isValidSignature(signature, for: SHA512.hash(data: token.signed))
    }
}

extension PublishedKey {
    /// The point of a curve, uncompressed. RFC 7518 asks for the full width of both numbers.
    fileprivate func point(size: Int) -> [UInt8]? {
        guard let x = x.flatMap(Base64URL.bytes), let y = y.flatMap(Base64URL.bytes), x.count == size, y.count == size else { return nil }
        return [4] + x + y
    }
}
