import Foundation
import Testing
import Vocabulary

@testable import OpenIDConnect

@Suite("What the operator sets, and what a provider may name")
struct SettingsTests {
    @Test(
        "an issuer is over TLS, or on this machine",
        arguments: [
            ("https://login.council.example/realms/staff", true), ("https://login.council.example:8443", true),
            ("http://127.0.0.1:9000", true), ("http://localhost:9000/realms/staff", true), ("http://[::1]:9000", true),
            ("http://login.council.example", false), ("http://127.0.0.1.evil.example", false), ("http://localhost@evil.example", false),
            ("https://user:word@login.council.example", false), ("https://login.council.example#part", false),
            ("https://login.council.example?tenant=a", false), ("ftp://127.0.0.1", false), ("https://", false),
            ("login.council.example", false),
            ("https://login council.example", false), ("https://evil.example\\@login.council.example", false), ("", false),
        ])
    func issuer(text: String, isOne: Bool) { #expect((Issuer(text) != nil) == isOne) }

    @Test func `a provider elsewhere names no address on this machine, and none without TLS`() throws {
        let issuer = try #require(Issuer("https://login.council.example/realms/staff"))
        #expect(issuer.mayName("https://graph.council.example/token"))
        for address in ["http://login.council.example/token", "http://127.0.0.1:8080/token", "file:///etc/passwd", "gopher://a", ""] {
            #expect(!issuer.mayName(address), "\(address)")
        }
        let here = try #require(Issuer("http://127.0.0.1:9000"))
        #expect(here.mayName("http://127.0.0.1:9000/token") && !here.mayName("http://login.council.example/token"))
    }

    @Test func `the address of the description follows the issuer`() {
        #expect(Issuer("https://a.example/b/")?.discovery == "https://a.example/b/.well-known/openid-configuration")
        #expect(Issuer("https://a.example/b")?.discovery == "https://a.example/b/.well-known/openid-configuration")
    }

    @Test("a secret is one line", arguments: ["", "two\nlines", "caf\u{e9}"])
    func secret(text: String) {
        #expect(throws: Problems.self) { try ProviderSettings(issuer: "https://a.example", client: "c", secret: text) }
    }

    @Test func `a client with spaces is none`() {
        #expect(throws: Problems.self) { try ProviderSettings(issuer: "https://a.example", client: "a b", secret: "s") }
    }
}

@Suite("A token, looked at before and after its signature")
struct TokenTests {
    private let issuer = Issuer("https://a.example")
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    private func part(_ json: String) -> String { Base64URL.text(Array(json.utf8)) }

    private func token(_ header: String, _ claims: String) -> String { "\(part(header)).\(part(claims)).\(Base64URL.text([1, 2, 3]))" }

    private func check(_ claims: String, freshSince: Date? = nil) throws {
        let issuer = try #require(issuer)
        let token = try SignedToken(token(#"{"alg":"RS256","kid":"k"}"#, claims))
        try Claims(token, groupsClaim: "groups").check(.init(issuer: issuer, client: "c", nonce: "n", freshSince: freshSince), at: now)
    }

    private func claims(_ changes: String = "") -> String {
        let usual = [
            "iss": "\"https://a.example\"", "aud": "\"c\"", "sub": "\"s\"", "nonce": "\"n\"", "exp": "1700000010", "iat": "1699999990",
        ]
        var all = usual
        for change in changes.split(separator: ";") {
            let pair = change.split(separator: "=", maxSplits: 1)
            all[String(pair[0])] = String(pair[1])
        }
        return "{" + all.filter { $0.value != "-" }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    @Test(
        "what is right on the edge is taken",
        arguments: [
            "", "exp=1699999941", "nbf=1700000060", "iat=1700000060", "iat=1699999100", "aud=[\"c\"]", "azp=\"c\"",
            "aud=[\"c\",\"d\"];azp=\"c\"",
        ])
    func right(changes: String) throws { try check(claims(changes)) }

    @Test(
        "and what is just over it is not",
        arguments: [
            ("exp=1699999940", ProviderRefusal.expired), ("exp=-", .expired), ("exp=\"1700000010\"", .expired),
            ("exp=1e999", .expired),
            ("nbf=1700000061", .notYetValid), ("iat=1700000061", .notYetValid), ("iat=-", .notYetValid), ("iat=1699999099", .expired),
            ("aud=[\"d\"]", .wrongAudience), ("aud=-", .wrongAudience), ("aud=[]", .wrongAudience), ("aud=\"C\"", .wrongAudience),
            ("aud=[\"c\",\"d\"]", .wrongParty), ("azp=\"d\"", .wrongParty), ("iss=\"https://a.example/\"", .wrongIssuer),
            ("iss=-", .wrongIssuer), ("nonce=-", .wrongNonce), ("nonce=\"N\"", .wrongNonce), ("sub=-", .noSubject),
            ("sub=\"\"", .noSubject),
        ])
    func wrong(changes: String, refusal: ProviderRefusal) {
        #expect(throws: refusal) { try check(claims(changes)) }
    }

    @Test(
        "a claim that cannot be read is not one that was left out", arguments: ["azp=[\"c\"]", "azp=1", "nbf=\"1700000000\"", "nbf=true"])
    func unreadable(changes: String) {
        #expect(throws: ProviderRefusal.malformedToken) { try check(claims(changes)) }
    }

    @Test func `a fresh sign-in is at most as old as the question`() throws {
        try check(claims("auth_time=1699999940"), freshSince: now)
        #expect(throws: ProviderRefusal.notFresh) { try check(claims("auth_time=1699999939"), freshSince: now) }
        #expect(throws: ProviderRefusal.notFresh) { try check(claims("auth_time=1700000061"), freshSince: now) }
        #expect(throws: ProviderRefusal.notFresh) { try check(claims(), freshSince: now) }
    }

    @Test(
        "only signatures by public keys are looked at",
        arguments: [
            "none", "None", "nOnE", "HS256", "HS384", "HS512", "RS1", "EdDSA", "dir", "", "rs256",
        ])
    func algorithm(name: String) {
        #expect(throws: ProviderRefusal.algorithmNotAllowed) { try SignedToken(token("{\"alg\":\"\(name)\",\"kid\":\"k\"}", claims())) }
    }

    @Test(
        "what is no token is refused before anything else",
        arguments: [
            "", ".", "..", "a.b", "a.b.c.d", "a.b.c", "{}.{}.{}", String(repeating: "a", count: 70_000),
        ])
    func malformed(text: String) { #expect(throws: ProviderRefusal.malformedToken) { try SignedToken(text) } }

    @Test func `a header that asks for more than is known here is refused`() {
        let header = #"{"alg":"RS256","kid":"k","crit":["b64"],"b64":false}"#
        #expect(throws: ProviderRefusal.malformedToken) { try SignedToken(token(header, claims())) }
    }

    @Test func `a key opens only what it is made for`() throws {
        let keys = try PublishedKey.read(
            Array(
                #"{"keys":[{"kty":"RSA","kid":"r","n":"AQAB","e":"AQAB"},{"kty":"EC","kid":"e","crv":"P-384","x":"a","y":"b"},{"kty":"RSA","kid":"p","alg":"PS256","n":"a","e":"b"},{"kty":"RSA","n":"a","e":"b"},{"kty":"RSA","kid":"enc","use":"enc","n":"a","e":"b"},{"kty":"oct","kid":"o","k":"a"},{"kid":"x"},7]}"#
                    .utf8))
        #expect(keys.map(\.kid) == ["r", "e", "p"])
        #expect(keys[0].fits(.RS256) && keys[0].fits(.PS512) && !keys[0].fits(.ES256))
        #expect(keys[1].fits(.ES384) && !keys[1].fits(.ES256) && !keys[1].fits(.RS256))
        #expect(keys[2].fits(.PS256) && !keys[2].fits(.RS256))
    }

    @Test(
        "groups are read, or it is said that there are too many",
        arguments: [
            ("groups=[\"a\",\"b\"]", Claims.Groups.sent(["a", "b"])), ("groups=\"a\"", .sent(["a"])), ("groups=[]", .sent([])),
            ("groups=[1,\"a\",null]", .sent(["a"])), ("", .missing), ("groups=true", .missing),
            ("_claim_names={\"groups\":\"src1\"}", .tooMany), ("hasgroups=true", .tooMany), ("_claim_names={\"other\":\"src1\"}", .missing),
        ])
    func groups(changes: String, expected: Claims.Groups) throws {
        let token = try SignedToken(token(#"{"alg":"RS256","kid":"k"}"#, claims(changes)))
        #expect(try Claims(token, groupsClaim: "groups").groups == expected)
    }
}
