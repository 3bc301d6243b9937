import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import OpenIDConnect

@Suite("Whether a token is signed by a published key")
struct SignatureTests {
    typealias Algorithm = SignedToken.Algorithm

    private static func published(_ keys: [String: String]...) throws -> [PublishedKey] {
        try PublishedKey.read(Array(JSONSerialization.data(withJSONObject: ["keys": keys])))
    }

    private static func key(_ name: String, changing changes: [String: String] = [:]) throws -> PublishedKey {
        try #require(try published(TokensOfOpenSSL.keys[name, default: [:]].merging(changes) { $1 }).first)
    }

    private static func token(_ header: String, _ claims: String = "{\"sub\":\"a\"}", signature: [UInt8] = [1]) throws -> SignedToken {
        try SignedToken([Array(header.utf8), Array(claims.utf8), signature].map(Base64URL.text).joined(separator: "."))
    }

    private static func changed(_ text: String, signature change: (inout [UInt8]) -> Void) throws -> SignedToken {
        var parts = text.split(separator: ".").map(String.init)
        var signature = try #require(Base64URL.bytes(parts[2]))
        change(&signature)
        parts[2] = Base64URL.text(signature)
        return try SignedToken(parts.joined(separator: "."))
    }

    private static func keyName(_ algorithm: Algorithm) -> String {
        switch algorithm {
        case .ES256: "p256"
        case .ES384: "p384"
        case .ES512: "p521"
        default: "rsa"
        }
    }

    @Test("what OpenSSL signed is believed, by every algorithm", arguments: Algorithm.allCases)
    func right(algorithm: Algorithm) throws {
        let token = try SignedToken(try #require(TokensOfOpenSSL.tokens[algorithm.rawValue]))
        #expect(token.algorithm == algorithm)
        #expect(Signature.holds(token, by: try SignatureTests.key(SignatureTests.keyName(algorithm))))
    }

    @Test("one bit more or less in the header, the claims or the signature is not", arguments: Algorithm.allCases)
    func altered(algorithm: Algorithm) throws {
        let text = try #require(TokensOfOpenSSL.tokens[algorithm.rawValue])
        let key = try SignatureTests.key(SignatureTests.keyName(algorithm))
        let length = try SignedToken(text).signature.count
        for place in [0, 1, length / 2, length - 1] {
            #expect(try !Signature.holds(SignatureTests.changed(text) { $0[place] ^= 1 }, by: key), "byte \(place)")
        }
        for (name, change) in [
            ("nothing", { $0 = [] }), ("one byte more", { $0.append(0) }), ("one byte before", { $0.insert(0, at: 0) }),
            ("one byte less", { $0.removeLast() }), ("noughts", { $0 = Array(repeating: 0, count: $0.count) }),
            ("ones", { $0 = Array(repeating: 255, count: $0.count) }), ("twice", { $0 += $0 }),
        ] as [(String, (inout [UInt8]) -> Void)] {
            #expect(try !Signature.holds(SignatureTests.changed(text, signature: change), by: key), "\(name)")
        }
        let parts = text.split(separator: ".")
        let others = "\(parts[0]).\(Base64URL.text(Array("{\"sub\":\"b\"}".utf8))).\(parts[2])"
        #expect(try !Signature.holds(SignedToken(others), by: key))
    }

    @Test("a token of one algorithm is no token of another", arguments: Algorithm.allCases, Algorithm.allCases)
    func confused(of one: Algorithm, by other: Algorithm) throws {
        guard one != other else { return }
        let parts = try #require(TokensOfOpenSSL.tokens[one.rawValue]).split(separator: ".")
        let key = SignatureTests.keyName(other)
        let header = Base64URL.text(Array("{\"alg\":\"\(other.rawValue)\",\"kid\":\"\(key)\"}".utf8))
        #expect(try !Signature.holds(SignedToken("\(header).\(parts[1]).\(parts[2])"), by: SignatureTests.key(key)))
        let token = try SignedToken(try #require(TokensOfOpenSSL.tokens[one.rawValue]))
        #expect(try !Signature.holds(token, by: SignatureTests.key(SignatureTests.keyName(one), changing: ["alg": other.rawValue])))
        guard one.keyType != other.keyType || one.curve != other.curve else { return }
        #expect(try !Signature.holds(token, by: SignatureTests.key(key)))
    }

    @Test(
        "only the public algorithms are known, written as the standard has them",
        arguments: [
            "none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "es256", "ES256 ", " ES256", "ES256K", "EdDSA", "RSA-OAEP",
            "dir",
        ])
    func unknownAlgorithm(name: String) {
        #expect(throws: ProviderRefusal.algorithmNotAllowed) { try SignatureTests.token("{\"alg\":\"\(name)\",\"kid\":\"a\"}") }
    }

    @Test(
        "a header that is none is refused",
        arguments: [
            "", "[]", "null", "{}", "{\"kid\":\"a\"}", "{\"alg\":256,\"kid\":\"a\"}", "{\"alg\":null,\"kid\":\"a\"}",
            "{\"alg\":\"ES256\",\"kid\":1}", "{\"alg\":\"ES256\",\"kid\":[\"a\"]}", "{\"alg\":\"ES256\",\"kid\":\"a\"",
            "{\"alg\":\"ES256\",\"kid\":\"a\",\"crit\":[]}", "{\"alg\":\"ES256\",\"kid\":\"a\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"ES256\",\"kid\":\"a\",\"crit\":\"exp\"}", "{\"alg\":[\"ES256\"],\"kid\":\"a\"}",
        ])
    func malformed(header: String) {
        #expect(throws: ProviderRefusal.malformedToken) { try SignatureTests.token(header) }
    }

    @Test(
        "a key must be named", arguments: ["{\"alg\":\"ES256\"}", "{\"alg\":\"ES256\",\"kid\":\"\"}", "{\"alg\":\"ES256\",\"kid\":null}"])
    func unnamed(header: String) {
        #expect(throws: ProviderRefusal.unknownKey) { try SignatureTests.token(header) }
        let long = String(repeating: "a", count: 501)
        #expect(throws: ProviderRefusal.unknownKey) { try SignatureTests.token("{\"alg\":\"ES256\",\"kid\":\"\(long)\"}") }
    }

    @Test func `a token is three parts in its one spelling, and not without an end`() throws {
        let token = try #require(TokensOfOpenSSL.tokens["ES256"])
        let parts = token.split(separator: ".").map(String.init)
        for text in [
            "", ".", "..", "...", parts[0], "\(parts[0]).\(parts[1])", token + ".", token + ".a", "." + token, token + "=", token + "\n",
            " " + token, token.replacing(".", with: ".."), "\(parts[0])=.\(parts[1]).\(parts[2])", token.replacing("-", with: "+") + "+",
            String(repeating: "a", count: SignedToken.longest) + "." + token, token + "é",
        ] {
            #expect(throws: ProviderRefusal.malformedToken, "\(text.prefix(40))") { try SignedToken(text) }
        }
        // 64 bytes need 86 letters, and the last one has bits to spare, which must be nought.
        let last = try #require(parts[2].last)
        for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" where other != last {
            guard let other = try? SignedToken(token.dropLast() + String(other)) else { continue }
            #expect(try !Signature.holds(other, by: SignatureTests.key("p256")))
        }
    }

    @Test func `a key that a token brings along is not looked at`() throws {
        let stranger = P256.Signing.PrivateKey()
        let numbers = stranger.publicKey.rawRepresentation
        let own =
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p256\",\"x\":\"\(Base64URL.text(numbers.prefix(32)))\",\"y\":\"\(Base64URL.text(numbers.suffix(32)))\"}"
        let header = Base64URL.text(
            Array("{\"alg\":\"ES256\",\"kid\":\"p256\",\"jwk\":\(own),\"jku\":\"https://elsewhere.example/keys\",\"x5u\":\"a\"}".utf8))
        let signed = header + "." + Base64URL.text(Array("{\"sub\":\"a\"}".utf8))
        let token = try SignedToken(signed + "." + Base64URL.text(stranger.signature(for: Data(signed.utf8)).rawRepresentation))
        #expect(try !Signature.holds(token, by: SignatureTests.key("p256")))
    }

    // Keys that prove nothing.

    @Test func `a key of RSA under 2,048 bits is not believed`() throws {
        #expect(try !Signature.holds(SignedToken(TokensOfOpenSSL.ofSmallKey), by: SignatureTests.key("small")))
        #expect(Signature.sizes.lowerBound == 2048)
    }

    @Test func `with the exponent 1 every text would sign itself`() throws {
        let header = Base64URL.text(Array("{\"alg\":\"RS256\",\"kid\":\"rsa\"}".utf8))
        let signed = header + "." + Base64URL.text(Array("{\"sub\":\"a\"}".utf8))
        let name: [UInt8] = [0x30, 0x31, 0x30, 0x0D, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20]
        let block = name + Array(SHA256.hash(data: Data(signed.utf8)))
        let padded = [0, 1] + [UInt8](repeating: 255, count: 256 - 3 - block.count) + [0] + block
        let token = try SignedToken(signed + "." + Base64URL.text(padded))
        for exponent in ["AQ", "AAE", "Ag", "AQAA", "AA", ""] {
            #expect(try !Signature.holds(token, by: SignatureTests.key("rsa", changing: ["e": exponent])), "\(exponent)")
        }
    }

    @Test func `a modulus or a point that is none is not believed`() throws {
        let token = try SignedToken(try #require(TokensOfOpenSSL.tokens["RS256"]))
        for modulus in ["", "AA", "AQ", "!", Base64URL.text(repeatElement(255, count: 1040))] {
            guard let key = try SignatureTests.published(["kty": "RSA", "kid": "rsa", "e": "AQAB", "n": modulus]).first else { continue }
            #expect(!Signature.holds(token, by: key), "\(modulus.prefix(9))")
        }
        let onCurve = try SignedToken(try #require(TokensOfOpenSSL.tokens["ES256"]))
        let (nought, short) = (Base64URL.text(repeatElement(0, count: 32)), Base64URL.text(repeatElement(7, count: 31)))
        for changes in [
            ["x": nought, "y": nought], ["x": nought], ["y": short], ["x": short], ["x": ""], ["x": "!"],
            ["y": Base64URL.text(repeatElement(1, count: 32))], ["x": Base64URL.text(repeatElement(255, count: 32))], ["crv": "P-384"],
            ["crv": "secp256k1"], ["kty": "RSA"],
        ] {
            let key = try SignatureTests.published(TokensOfOpenSSL.keys["p256", default: [:]].merging(changes) { $1 }).first
            #expect(key.map { Signature.holds(onCurve, by: $0) } != true, "\(changes)")
        }
        #expect(try SignatureTests.published(["kty": "EC", "kid": "a"]).map { Signature.holds(onCurve, by: $0) } == [false])
    }

    @Test func `a list of keys keeps those for signatures, and what it does not know does not spoil the rest`() throws {
        let good = TokensOfOpenSSL.keys["p256", default: [:]]
        let names = try SignatureTests.published(
            ["kty": "oct", "kid": "secret", "k": "c2VjcmV0"], ["kty": "OKP", "kid": "other"],
            good.merging(["use": "enc", "kid": "enc"]) { $1 },
            ["use": "sig"], good.merging(["use": "sig"]) { $1 }, ["kty": "EC"]
        ).compactMap(\.kid)
        #expect(names == ["p256"])
        #expect(try SignatureTests.published().isEmpty)
        for text in ["", "[]", "{}", "{\"keys\":{}}", "{\"keys\":null}"] {
            #expect(throws: ProviderRefusal.unreadable) { try PublishedKey.read(Array(text.utf8)) }
        }
        let odd = try PublishedKey.read(Array("{\"keys\":[1,null,[],{\"kty\":\"EC\",\"kid\":5},{\"kty\":\"EC\",\"kid\":\"a\"}]}".utf8))
        #expect(odd.compactMap(\.kid) == ["a"])
    }
}
