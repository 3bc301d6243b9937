import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Signing in")
struct SignInTests {
    private let password = "otter lamp granite"

    @Test func `the right name and password open a session and lead on`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya.nandra")
        var browser = TestBrowser(site)
        let wanted = try await browser.get("/notes?sort=due")
        #expect(wanted.status == 303 && wanted.location == "/sign-in?next=%2Fnotes%3Fsort%3Ddue")
        let answer = try await browser.send(
            [("sign-in", "PRIYA.nandra"), ("password", password)], from: wanted.location ?? "", to: "/sign-in")
        #expect(answer.status == 303 && answer.location == "/notes?sort=due")
        #expect(try await browser.get("/notes").status == 200)
    }

    @Test func `the cookie is for this host only, over TLS, and out of reach of scripts`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        let cookie = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")["Set-Cookie"] ?? ""
        #expect(cookie.hasPrefix("__Host-throughline="))
        for flag in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] { #expect(cookie.components(separatedBy: "; ").contains(flag)) }
        #expect(!cookie.contains("Domain"))
    }

    @Test func `a known and an unknown name are answered alike`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        let known = try await browser.send([("sign-in", "priya"), ("password", "not the password")], from: "/sign-in")
        let unknown = try await browser.send([("sign-in", "pryia"), ("password", "not the password")], from: "/sign-in")
        #expect(known.status == unknown.status && known.headers == unknown.headers)
        #expect(known.text.replacing("value=\"priya\"", with: "") == unknown.text.replacing("value=\"pryia\"", with: ""))
        #expect(known["Set-Cookie"] == nil && unknown["Set-Cookie"] == nil)
    }

    @Test func `an account whose owner never set a password cannot be signed in to`() async throws {
        let site = try await TestSite()
        _ = try await Accounts(store: site.store, passwords: Passwords()).add(signIn: "new", name: "New", roles: [], by: .system)
        var browser = TestBrowser(site)
        for password in ["", "null", "a password that nobody has"] {
            #expect(try await browser.send([("sign-in", "new"), ("password", password)], from: "/sign-in").status == 422)
        }
    }

    @Test func `the eleventh guess is not even looked at`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        for _ in 0..<10 { _ = try await browser.send([("sign-in", "priya"), ("password", "wrong wrong wrong")], from: "/sign-in") }
        let answer = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        #expect(answer.text.contains("Too many tries") && answer["Set-Cookie"] == nil)
    }

    @Test(
        "only a path of our own is led on to",
        arguments: [
            "//evil.example", "///evil.example", "https://evil.example", "http:evil.example", "\\evil.example", "/\\evil.example",
            "/\\/evil.example",
            "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "data:text/html,x", " //evil.example", "evil.example", "",
            "/%0d%0aSet-Cookie:a=b\r\n",
            "/é", "?next=//evil.example", ".//evil.example", "\u{0}/",
        ])
    func foreign(next: String) async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        let answer = try await browser.send([("sign-in", "priya"), ("password", password), ("next", next)], from: "/sign-in")
        guard !next.utf8.contains(0) else {
            #expect(answer.status == 400)
            return
        }
        #expect(answer.location == (next == "/%0d%0aSet-Cookie:a=b\r\n" ? "/%0d%0aSet-Cookie:a=b" : "/"))
    }

    @Test func `a cookie set before sign-in is worth nothing after it`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        let planted = SecretToken()
        browser.cookies[SessionCookie.name] = planted.text
        _ = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        #expect(browser.cookies[SessionCookie.name] != planted.text)
        var thief = TestBrowser(site)
        thief.cookies[SessionCookie.name] = planted.text
        #expect(try await thief.get("/notes").status == 303)
    }

    @Test func `signing in again ends the session before`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        _ = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        var old = browser
        _ = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        #expect(try await old.get("/notes").status == 303)
        #expect(try await browser.get("/notes").status == 200)
    }

    @Test func `signing out ends the session and takes the cookie away`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        var copy = browser
        let token = try await browser.get("/notes").text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/).map { String($0.1) } ?? ""
        let answer = try await browser.post("/sign-out", [("token", token)])
        #expect(answer.location == "/sign-in" && answer["Set-Cookie"]?.contains("Max-Age=0") == true)
        #expect(try await copy.get("/notes").status == 303)
    }

    @Test(
        "a cookie that is no token is no session",
        arguments: ["", "x", "' OR 1=1 --", String(repeating: "0", count: 64), String(repeating: "a", count: 5000)])
    func strangeCookie(value: String) async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        browser.cookies[SessionCookie.name] = value
        #expect(try await browser.get("/notes").status == 303)
    }
}
