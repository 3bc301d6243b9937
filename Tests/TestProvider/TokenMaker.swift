import Foundation
import JWTKit

/// Any claims at all, also ones that no provider should send.
struct AnyClaims: JWTPayload {
    enum Value: Codable, Sendable {
        case text(String), number(Int), list([String]), object([String: String]), yes

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .list(let list): try container.encode(list)
            case .object(let object): try container.encode(object)
            case .yes: try container.encode(true)
            }
        }

        init(from decoder: any Decoder) throws { self = .text(try decoder.singleValueContainer().decode(String.self)) }
    }

    var values: [String: Value]
    init(_ values: [String: Value]) { self.values = values }
    init(from decoder: any Decoder) throws { values = try decoder.singleValueContainer().decode([String: Value].self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

/// Makes the tokens of the provider, right or wrong.
struct TokenMaker: Sendable {
    package enum Manner: String, CaseIterable, Sendable { case ES256, RS256, PS256 }

    /// The name of the key that is published now.
    var name = "key-1"
    var key = ES256PrivateKey()
    var manner = Manner.ES256

    func token(_ claims: AnyClaims, _ fault: Fault?) async throws -> String {
        let keys = JWTKeyCollection()
        var named = JWKIdentifier(string: name)
        switch fault {
        case .forgedSignature: await keys.add(ecdsa: ES256PrivateKey(), kid: named)
        case .unknownKey:
            named = JWKIdentifier(string: "never-published")
            await keys.add(ecdsa: ES256PrivateKey(), kid: named)
        case .algorithmNone: await keys.addUnsecuredNone(kid: named)
        case .sharedSecretOfThePublicKey:
            await keys.add(hmac: HMACKey(from: key.publicKey.pemRepresentation), digestAlgorithm: .sha256, kid: named)
        case .keyOfAnotherKind: await keys.add(rsa: try rsa, digestAlgorithm: .sha256, kid: named)
        case .encryptionKey:
            named = JWKIdentifier(string: "for-encryption")
            await keys.add(ecdsa: key, kid: named)
        case .missingKeyName:
            await keys.add(ecdsa: key)
            return try await keys.sign(claims)
        default: try await addOwn(to: keys, named)
        }
        let token = try await keys.sign(claims, kid: named)
        return fault == .brokenToken ? token.replacing(".", with: "!") : token
    }

    private func addOwn(to keys: JWTKeyCollection, _ named: JWKIdentifier) async throws {
        switch manner {
        case .ES256: await keys.add(ecdsa: key, kid: named)
        case .RS256: await keys.add(rsa: try rsa, digestAlgorithm: .sha256, kid: named)
        case .PS256: await keys.add(pss: try rsa, digestAlgorithm: .sha256, kid: named)
        }
    }

    private var rsa: Insecure.RSA.PrivateKey {
        get throws {
            try Insecure.RSA.PrivateKey(
                modulus: RSAKeyOfTests.modulus, exponent: RSAKeyOfTests.exponent, privateExponent: RSAKeyOfTests.privateExponent,
                prime1: RSAKeyOfTests.primes.0, prime2: RSAKeyOfTests.primes.1)
        }
    }

    /// The keys as they are published: as Entra ID does, without an algorithm; as Keycloak does, with one for encryption beside it.
    var published: [[String: String]] {
        let parameters = key.publicKey.parameters ?? ("", "")
        let point = ["x": urlSafe(parameters.x), "y": urlSafe(parameters.y), "crv": "P-256", "kty": "EC"]
        let signing =
            manner == .ES256
            ? point.merging(["kid": name, "use": "sig"]) { $1 }
            : ["kty": "RSA", "kid": name, "use": "sig", "n": RSAKeyOfTests.modulus, "e": RSAKeyOfTests.exponent]
        return [
            ["kty": "oct", "kid": "shared", "k": "c2VjcmV0"], ["kty": "unheard-of", "kid": "odd"],
            point.merging(["kid": "for-encryption", "use": "enc"]) { $1 }, signing,
        ]
    }

    private func urlSafe(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
