import Foundation
import GRDB
import HTTPTypes
import TestProvider
import Testing

@testable import OpenIDConnect
@testable import SiteKit

@Suite("Signing in with a council account")
struct SigningInTests {
    @Test("the right token opens a session, makes the account and leads on", arguments: ["ES256", "RS256", "PS256"])
    func right(manner: String) async throws {
        try await CouncilSite.visiting { site in
            await site.provider.sign(manner)
            var browser = CouncilBrowser(site)
            let answer = try await browser.signIn(.manager, next: "/inside?view=all")
            #expect(answer.status == 303 && answer.location == "/inside?view=all", "\(answer.text)")
            let inside = try await browser.get("/inside")
            #expect(inside.status == 200 && inside.text.contains("<h1>Priya Nandra</h1>"))
            #expect(try await site.holds("Priya Nandra") == ["serviceManager service from a group"])
            let sessions = try await site.store.read {
                try Row.fetchAll($0, sql: "SELECT methods, is_strong FROM openid_session").map(\.description)
            }
            #expect(sessions == ["[methods:\"pwd mfa 1\" is_strong:1]"])
        }
    }

    @Test func `the sign-in page shows the button and keeps where one wanted to go`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let page = try await browser.get("/sign-in?next=%2Finside%3Fview%3Dall")
            #expect(page.text.contains("href=\"/sign-in/council?next=%2Finside%3Fview%3Dall\">Sign in with your council account</a>"))
        }
    }

    @Test func `the browser is sent with a state, a nonce and the digest of a verifier`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let answer = try await browser.get("/sign-in/council?next=/inside")
            let sent = (answer.location ?? "").split(separator: "?", maxSplits: 1).last.map(String.init) ?? ""
            let query = Fields(urlEncoded: Array(sent.utf8)) ?? Fields()
            let issuer = await site.provider.issuer
            #expect(answer.status == 303 && answer.location?.hasPrefix(issuer + "/authorize?realm=staff&") == true)
            #expect(query["response_type"] == "code" && query["code_challenge_method"] == "S256" && query["scope"] == "openid profile")
            #expect(query["redirect_uri"] == "http://localhost:8080/sign-in/council/back" && query["client_id"] == TestProvider.client)
            #expect(query["state"].count == 64 && query["nonce"].count == 64 && query["code_challenge"].count == 43)
            let second = try await browser.get("/sign-in/council?next=/inside")
            #expect(second.location != answer.location)
        }
    }

    @Test func `the challenge is that of RFC 7636`() {
        #expect(
            Attempt.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test func `the cookie that binds it is for this host only, over TLS, out of reach of scripts, and ends`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let cookie = try await browser.get("/sign-in/council").headers[.setCookie] ?? ""
            #expect(cookie.hasPrefix("__Host-throughline-passing="))
            for flag in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600"] {
                #expect(cookie.components(separatedBy: "; ").contains(flag))
            }
        }
    }

    @Test func `the way back works once`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let away = try await browser.begin()
            let back = browser.back(await site.provider.letIn(.manager, by: away))
            var copy = browser
            #expect(try await browser.get(back).status == 303)
            let again = try await copy.get(back)
            #expect(again.status == 400 && again.text.contains("was used before") && !copy.isSignedIn)
            #expect(try await site.count("session") == 1)
        }
    }

    @Test func `a code that was used before is refused by the provider, and so here`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let first = await site.provider.letIn(.manager, by: try await browser.begin())
            _ = try await browser.get(browser.back(first))
            let second = await site.provider.letIn(.manager, by: try await browser.begin())
            let code = try #require(first.firstMatch(of: /code=([^&]*)/)).1
            browser.cookies[SessionCookie.name] = nil
            let answer = try await browser.get(browser.back(second).replacing(/code=[^&]*/, with: "code=\(code)"))
            #expect(answer.status == 502 && answer.text.contains("did not accept the code") && !browser.isSignedIn)
            #expect(try await site.count("session") == 1)
        }
    }

    @Test func `what one browser began cannot be ended in another`() async throws {
        try await CouncilSite.visiting { site in
            var (attacker, victim) = (CouncilBrowser(site), CouncilBrowser(site))
            let back = attacker.back(await site.provider.letIn(.manager, by: try await attacker.begin()))
            let answer = try await victim.get(back)
            #expect(answer.status == 400 && answer.text.contains("started in another browser") && !victim.isSignedIn)
            _ = try await victim.begin()
            let bound = try await victim.get(attacker.back(await site.provider.letIn(.manager, by: try await attacker.begin())))
            #expect(bound.status == 400 && !victim.isSignedIn)
            #expect(try await site.counts("session", "account") == [0, 0])
        }
    }

    @Test func `a way back that took too long is refused`() async throws {
        try await TestProvider.serving { provider in
            let clock = MovingClock()
            let site = try await CouncilSite(provider, now: { clock.now })
            var browser = CouncilBrowser(site)
            let back = browser.back(await provider.letIn(.manager, by: try await browser.begin()))
            clock.move(by: Attempts.span + 1)
            let answer = try await browser.get(back)
            #expect(answer.status == 400 && answer.text.contains("took over ten minutes") && !browser.isSignedIn)
        }
    }

    @Test(
        "a way back that was never asked for, or says no, opens nothing",
        arguments: [
            ("?code=a&state=b", 400, "never asked for"), ("?code=a", 400, "never asked for"), ("", 400, "never asked for"),
            ("?error=access_denied&state=STATE&iss=ISSUER", 403, "did not let you in"),
            ("?state=STATE&iss=ISSUER", 403, "did not let you in"),
            ("?error=server_error&state=STATE&iss=ISSUER", 502, "went wrong there"),
            ("?error=%3Cscript%3E&error_description=%3Cscript%3Ealert&state=STATE&iss=ISSUER", 403, "did not let you in"),
            ("?code=a&state=STATE", 400, "another sign-in than the council’s"),
            ("?code=a&state=STATE&iss=https%3A%2F%2Felsewhere.example", 400, "another sign-in than the council’s"),
        ])
    func strangeReturn(query: String, status: Int, words: String) async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let away = try await browser.begin()
            let state = away.firstMatch(of: /state=([0-9a-f]*)/).map { String($0.1) } ?? ""
            let issuer = await site.provider.issuer.asQueryValue
            let answer = try await browser.get(
                "/sign-in/council/back" + query.replacing("STATE", with: state).replacing("ISSUER", with: issuer))
            #expect(answer.status == status && answer.text.contains(words), "\(answer.text)")
            #expect(!answer.text.contains("alert") && !browser.isSignedIn)
            #expect(try await site.counts("session", "account") == [0, 0])
        }
    }

    @Test func `only a path of our own is led on to`() async throws {
        try await CouncilSite.visiting { site in
            for next in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
                var browser = CouncilBrowser(site)
                let answer = try await browser.signIn(.manager, next: next)
                #expect(answer.location == "/")
            }
        }
    }

    @Test func `signing in again ends the session before, and a planted cookie is worth nothing`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let planted = SecretToken()
            browser.cookies[SessionCookie.name] = planted.text
            _ = try await browser.signIn(.manager)
            #expect(browser.cookies[SessionCookie.name] != planted.text)
            var old = browser
            _ = try await browser.signIn(.manager)
            #expect(try await old.get("/inside").status == 303)
            #expect(try await browser.get("/inside").status == 200)
            #expect(try await site.count("account") == 1)
        }
    }

    @Test func `too many sign-ins from one address that are never ended are stopped`() async throws {
        let (attempts, now) = (Attempts(), Date())
        func begin(_ address: String) async throws -> SecretToken {
            try await attempts.begin(Attempt(.signIn, next: "/", browser: SecretToken(), address: address, at: now))
        }
        for _ in 0..<Attempts.perAddress { _ = try await begin("192.0.2.1") }
        await #expect(throws: ProviderRefusal.tooManyBegun) { _ = try await begin("192.0.2.1") }
        _ = try await begin("192.0.2.2")
    }

    @Test func `signing out ends our session and offers the provider's own way out`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let answer = try await browser.post("/sign-out", [])
            #expect(answer.location == "/sign-in/council/signed-out" && !browser.isSignedIn)
            #expect(try await site.counts("session", "openid_session") == [0, 0])
            let page = try await browser.get("/sign-in/council/signed-out")
            #expect(page.text.contains("/end-session?client_id=throughline-of-tests&amp;post_logout_redirect_uri="))
        }
    }

    @Test func `nothing of the person stands in the log, in an address or beside the session`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let answer = try await browser.signIn(.manager)
            var stranger = CouncilBrowser(site)
            _ = try await stranger.signIn(TestPerson("subject-of-nobody", name: "Nobody Known", groups: ["none"]))
            for word in ["Priya", "priya", "subject-of", "Nobody", "marlshire", CouncilSite.managers] {
                #expect(!site.logs.lines.contains { $0.contains(word) }, "\(word)")
                #expect(answer.location?.contains(word) == false)
            }
            #expect(site.logs.lines.contains { $0.contains("was refused") && $0.contains("noRole") })
        }
    }
}

/// A clock that stands until it is moved.
final class MovingClock: @unchecked Sendable {
    private let lock = NSLock()
    private var ahead = 0.0
    /// It goes on by itself too: the provider's tokens are of the machine's own time.
    var now: Date { Date() + lock.withLock { ahead } }
    func move(by seconds: Double) { lock.withLock { ahead += seconds } }
}
