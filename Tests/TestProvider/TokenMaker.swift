import Crypto
import CryptoExtras
import Foundation

/// A value of a claim, also one that no provider should send.
enum AnyClaim: Encodable, Sendable {
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
}

/// Makes the tokens of the provider, right or wrong.
struct TokenMaker: Sendable {
    package enum Manner: String, CaseIterable, Sendable {
        case ES256, RS256, PS256
    }

    /// The name of the key that is published now.
    var name = "key-1"
    var key = P256.Signing.PrivateKey()
    var manner = Manner.ES256

    func token(_ claims: [String: AnyClaim], _ fault: Fault?) throws -> String {
        var header: [String: AnyClaim] = ["typ": .text("JWT"), "alg": .text(manner.rawValue), "kid": .text(name)]
        var sign = own
        let stranger = P256.Signing.PrivateKey()
        switch fault {
        case .forgedSignature:
            header["alg"] = .text("ES256")
            sign = { try Array(stranger.signature(for: $0).rawRepresentation) }
        case .unknownKey:
            (header["alg"], header["kid"]) = (.text("ES256"), .text("never-published"))
            sign = { try Array(stranger.signature(for: $0).rawRepresentation) }
        case .algorithmNone:
            header["alg"] = .text("none")
            sign = { _ in [] }
        case .sharedSecretOfThePublicKey:
            header["alg"] = .text("HS256")
            let secret = SymmetricKey(data: Data(key.publicKey.pemRepresentation.utf8))
            sign = { Array(HMAC<SHA256>.authenticationCode(for: $0, using: secret)) }
        case .keyOfAnotherKind:
            header["alg"] = .text("RS256")
            sign = { try rsa($0, .insecurePKCS1v1_5) }
        case .encryptionKey: header["kid"] = .text("for-encryption")
        case .missingKeyName: header["kid"] = nil
        case .unknownExtension: header["crit"] = .list(["exp"])
        case .alteredClaims:
            let signature = try own(Data(TokenMaker.signed(header, claims).utf8))
            return try TokenMaker.signed(header, claims.merging(["sub": .text("somebody-else")]) { $1 }) + "." + urlSafe(signature)
        case .longSignature: sign = { try own($0) + [0] }
        default: break
        }
        let signed = try TokenMaker.signed(header, claims)
        let token = try signed + "." + urlSafe(sign(Data(signed.utf8)))
        return switch fault {
        case .brokenToken: token.replacing(".", with: "!")
        case .paddedToken: token + "="
        default: token
        }
    }

    private static func signed(_ header: [String: AnyClaim], _ claims: [String: AnyClaim]) throws -> String {
        try urlSafe(JSONEncoder().encode(header)) + "." + urlSafe(JSONEncoder().encode(claims))
    }

    private func own(_ text: Data) throws -> [UInt8] {
        switch manner {
        case .ES256: try Array(key.signature(for: text).rawRepresentation)
        case .RS256: try rsa(text, .insecurePKCS1v1_5)
        case .PS256: try rsa(text, .PSS)
        }
    }

    private func rsa(_ text: Data, _ padding: _RSA.Signing.Padding) throws -> [UInt8] {
        try Array(RSAKeyOfTests.key.signature(for: SHA256.hash(data: text), padding: padding).rawRepresentation)
    }

    /// The keys as they are published: as Entra ID does, without an algorithm; as Keycloak does, with one for encryption beside it.
    var published: [[String: String]] {
        let numbers = key.publicKey.rawRepresentation
        let point = ["x": urlSafe(numbers.prefix(32)), "y": urlSafe(numbers.suffix(32)), "crv": "P-256", "kty": "EC"]
        let signing =
            manner == .ES256
            ? point.merging(["kid": name, "use": "sig"]) { $1 }
            : ["kty": "RSA", "kid": name, "use": "sig", "n": RSAKeyOfTests.modulus, "e": RSAKeyOfTests.exponent]
        return [
            ["kty": "oct", "kid": "shared", "k": "c2VjcmV0"], ["kty": "unheard-of", "kid": "odd"],
            point.merging(["kid": "for-encryption", "use": "enc"]) { $1 }, signing,
        ]
    }
}

/// Base 64 as tokens have it.
func urlSafe(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
