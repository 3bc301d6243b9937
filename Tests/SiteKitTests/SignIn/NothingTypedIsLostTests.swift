import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("A session ends, and nothing typed is lost")
struct NothingTypedIsLostTests {
    /// Somebody with a form open whose session has been idle for too long.
    private func idle() async throws -> (site: TestSite, browser: TestBrowser, id: Identifier<Person>, fields: [(String, String)]) {
        let site = try await TestSite()
        var browser = try await site.browser(signIn: "priya")
        let page = try await browser.get(TestSite.note.path(site.noteID))
        let fields = TestBrowser.filled(page.text, [("text", "an hour's careful words")])
        try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE session SET seen = seen - 1801") }
        let id = try #require(try await site.store.read { try Identifier<Person>.fetchOne($0, sql: "SELECT account FROM session") })
        return (site, browser, id, fields)
    }

    private func text(_ site: TestSite) async throws -> String? {
        try await site.store.read { try String.fetchOne($0, sql: "SELECT text FROM note") }
    }

    @Test func `the text waits in the answer while its person signs in, and is then sent on`() async throws {
        var (site, browser, id, fields) = try await idle()
        let path = TestSite.note.path(site.noteID)
        let held = try await browser.post(path, fields)
        #expect(held.status == 403 && held.text.contains("You have been signed out") && held.text.contains("an hour&#39;s careful words"))
        #expect(try await text(site) == "first")
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        let again = try await browser.post(path, fields)
        #expect(again.status == 403 && again.text.contains("You have signed in again"))
        #expect(try await text(site) == "first")
        let done = try await browser.post(path, TestBrowser.filled(again.text, [("text", "an hour's careful words")]))
        #expect(done.status == 303)
        #expect(try await text(site) == "an hour's careful words")
    }

    @Test func `somebody else who signs in at that browser neither sees nor sends it`() async throws {
        var (site, browser, _, fields) = try await idle()
        let (other, _) = try await Accounts(store: site.store, passwords: Passwords()).add(
            signIn: "sam", name: "Sam", roles: [.director], by: .system)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: other, in: site.store, now: Date()).text
        let answer = try await browser.post(TestSite.note.path(site.noteID), fields)
        #expect(answer.status == 403 && !answer.text.contains("careful words"))
        #expect(try await text(site) == "first")
    }

    @Test func `a form opened before its person signed in again in another window is asked about, not thrown away`() async throws {
        let site = try await TestSite()
        let id = try await site.account("priya")
        var browser = TestBrowser(site)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        let fields = TestBrowser.filled(try await browser.get(TestSite.note.path(site.noteID)).text, [("text", "careful words")])
        _ = try await browser.send([("sign-in", "priya"), ("password", "otter lamp granite")], from: "/sign-in")
        let again = try await browser.post(TestSite.note.path(site.noteID), fields)
        #expect(again.status == 403 && again.text.contains("You have signed in again"))
        let done = try await browser.post(TestSite.note.path(site.noteID), TestBrowser.filled(again.text, [("text", "careful words")]))
        #expect(done.status == 303)
    }

    @Test func `the body of a stranger's form is not even read`() async throws {
        var (site, browser, _, fields) = try await idle()
        browser.cookies[SessionCookie.name] = SecretToken().text
        let answer = try await browser.post(TestSite.note.path(site.noteID), fields)
        #expect(answer.status == 303 && answer.location == "/sign-in")
    }

    @Test func `more than a form of words is not held`() async throws {
        var (site, browser, _, fields) = try await idle()
        let long = fields.filter { $0.0 != "text" } + [("text", String(repeating: "x", count: HeldForm.limit))]
        let answer = try await browser.post(TestSite.note.path(site.noteID), long)
        #expect(answer.status == 303)
    }

    @Test func `every page says when its session ends`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        #expect(try await browser.get("/notes").text.contains("<body data-idle=\"1800\" data-left=\"28"))
        var visitor = TestBrowser(site)
        #expect(try await visitor.get("/sign-in").text.contains("<body>"))
    }
}
