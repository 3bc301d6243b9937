import Foundation

/// A token as it came, taken apart but not believed.
package struct SignedToken: Sendable {
    /// The algorithms that may sign for a person: public keys only. `none` and the shared-secret ones are no case.
    package enum Algorithm: String, Sendable, CaseIterable {
        case RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512

        package var keyType: String { rawValue.hasPrefix("ES") ? "EC" : "RSA" }

        package var curve: String? {
            switch self {
            case .ES256: "P-256"
            case .ES384: "P-384"
            case .ES512: "P-521"
            default: nil
            }
        }
    }

    package static let longest = 64 * 1024

    package let algorithm: Algorithm
    package let key: String
    /// What the signature stands under: the header and the claims as they came.
    package let signed: [UInt8]
    package let signature: [UInt8]
    let claims: [UInt8]

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    package init(_ text: String) throws(ProviderRefusal) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= SignedToken.longest, parts.count == 3, let head = Base64URL.bytes(parts[0]),
            let claims = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(head)), header.crit == nil
        else { throw .malformedToken }
        guard let algorithm = Algorithm(rawValue: header.alg) else { throw .algorithmNotAllowed }
        guard let key = header.kid, !key.isEmpty, key.utf8.count <= 500 else { throw .unknownKey }
        self.algorithm = algorithm
        self.key = key
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }
}

/// A public key that the provider publishes. What it is not made for, it does not open.
package struct PublishedKey: Sendable, Decodable {
    package let kty: String
    package let kid: String?
    let use: String?
    let alg: String?
    package let n: String?
    package let e: String?
    package let crv: String?
    package let x: String?
    package let y: String?

    /// - Returns: the keys for signatures that have a name; those of kinds unknown here are left out.
    package static func read(_ bytes: [UInt8]) throws(ProviderRefusal) -> [PublishedKey] {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else { throw .unreadable }
        return document.keys.compactMap(\.key).filter { key in
            guard key.kid != nil, key.use == nil || key.use == "sig" else { return false }
            return key.kty == "RSA" ? (key.n?.utf8.count ?? 0) <= 1400 && (key.e?.utf8.count ?? 0) <= 12 : key.kty == "EC"
        }.prefix(100).map(\.self)
    }

    package func fits(_ algorithm: SignedToken.Algorithm) -> Bool {
        kty == algorithm.keyType && (alg == nil || alg == algorithm.rawValue) && (algorithm.curve == nil || crv == algorithm.curve)
    }

    private struct Document: Decodable { let keys: [Entry] }

    private struct Entry: Decodable {
        let key: PublishedKey?
        init(from decoder: any Decoder) throws { key = try? PublishedKey(from: decoder) }
    }
}
