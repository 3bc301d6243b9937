import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("A form that did not come from our page")
struct ForgeryTests {
    /// What a forger changes about an otherwise good sending, and the answer it gets.
    struct Forgery: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let status: Int
        let forge: @Sendable (inout TestBrowser, inout [(String, String)]) -> Void
    }

    static let forgeries = [
        Forgery(testDescription: "no token", status: 403) { $1.removeAll { $0.0 == "token" } },
        Forgery(testDescription: "an empty token", status: 403) { $1 = $1.map { $0.0 == "token" ? ("token", "") : $0 } },
        Forgery(testDescription: "a token of the right length", status: 403) {
            $1 = $1.map { $0.0 == "token" ? ("token", SecretToken().text) : $0 }
        },
        Forgery(testDescription: "half a token", status: 403) { $1 = $1.map { $0.0 == "token" ? ("token", String($0.1.prefix(32))) : $0 } },
        Forgery(testDescription: "another origin", status: 403) { browser, _ in browser.origin = "https://evil.example" },
        Forgery(testDescription: "a null origin", status: 403) { browser, _ in browser.origin = "null" },
        Forgery(testDescription: "another port", status: 403) { browser, _ in browser.origin = "http://localhost:8081" },
        Forgery(testDescription: "a cross-site fetch", status: 403) { browser, _ in browser.fetchSite = "cross-site" },
        Forgery(testDescription: "a same-site fetch", status: 403) { browser, _ in browser.fetchSite = "same-site" },
        Forgery(testDescription: "a fetch without a site", status: 403) { browser, _ in browser.fetchSite = "none" },
        Forgery(testDescription: "neither origin nor fetch site", status: 403) { browser, _ in
            (browser.origin, browser.fetchSite) = (nil, nil)
        },
    ]

    @Test("it is refused and writes nothing", arguments: forgeries) func refused(_ forgery: Forgery) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        var fields = TestBrowser.filled(try await browser.get(path).text, [("text", "forged")])
        forgery.forge(&browser, &fields)
        let before = try await site.kept.contents(leavingOut: [])
        #expect(try await browser.post(path, fields).status == forgery.status)
        #expect(try await site.kept.contents(leavingOut: []) == before)
    }

    @Test func `another person's token is refused`() async throws {
        let site = try await TestSite()
        var (owner, other) = (try await site.browser(), try await site.browser())
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await other.get(path).text, [("text", "forged")])
        #expect(try await owner.post(path, fields).status == 403)
    }

    @Test(
        "a body that no form sends is refused",
        arguments: ["text/plain", "application/json", "", "multipart/form-data", "multipart/form-data; boundary="])
    func bodies(type: String) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await browser.get(path).text, [("text", "forged")])
        let before = try await site.kept.contents(leavingOut: [])
        let body = fields.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        #expect(try await browser.post(path, body: Array(body.utf8), type: type).status == 400)
        #expect(try await site.kept.contents(leavingOut: []) == before)
    }

    @Test func `an own form is taken with either header`() async throws {
        let site = try await TestSite()
        let path = TestSite.note.path(site.noteID)
        for (origin, fetchSite) in [("http://localhost:8080", "same-origin"), ("http://localhost:8080", nil), (nil, "same-origin")]
            as [(String?, String?)]
        {
            var browser = try await site.browser()
            (browser.origin, browser.fetchSite) = (origin, fetchSite)
            #expect(try await browser.send([("text", "own")], from: path).status == 303)
        }
    }

    @Test func `sign-in itself cannot be sent from elsewhere`() async throws {
        let site = try await TestSite()
        _ = try await site.account("priya")
        var browser = TestBrowser(site)
        browser.origin = "https://evil.example"
        let answer = try await browser.send([("sign-in", "priya"), ("password", "otter lamp granite")], from: "/sign-in")
        #expect(answer.status == 403 && answer["Set-Cookie"] == nil)
    }
}
