import Foundation
import JWTKit

/// Whether a signature is that of a key. The key comes from the provider's own list, the algorithm from ours.
enum Signature {
    static func holds(_ token: SignedToken, by key: PublishedKey) async -> Bool {
        guard let known = key.forKit(token.algorithm) else { return false }
        do {
            let algorithm = try await JWTKeyCollection().add(jwk: known).getKey(for: known.keyIdentifier)
            guard algorithm.name == token.algorithm.rawValue else { return false }
            return try algorithm.verify(token.signature, signs: token.signed)
        } catch {
            return false
        }
    }
}

extension PublishedKey {
    /// Entra ID names no algorithm in its keys, so it is the token's; ``fits(_:)`` has said that the two belong together.
    fileprivate func forKit(_ algorithm: SignedToken.Algorithm) -> JWK? {
        guard let name = JWK.Algorithm(rawValue: algorithm.rawValue), let kid else { return nil }
        switch algorithm.keyType {
        case "RSA": return .rsa(name, identifier: .init(string: kid), modulus: n, exponent: e)
        default:
            return .ecdsa(name, identifier: .init(string: kid), x: x, y: y, curve: algorithm.curve.flatMap { ECDSACurve(rawValue: $0) })
        }
    }
}
