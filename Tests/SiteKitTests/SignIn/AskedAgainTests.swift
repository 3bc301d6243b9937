import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Before some acts a person proves again who they are")
struct AskedAgainTests {
    private let password = "otter lamp granite"

    /// Signed in six minutes ago.
    private func site() async throws -> (TestSite, TestBrowser, Identifier<Person>) {
        let site = try await TestSite()
        let id = try await site.account("priya")
        var browser = TestBrowser(site)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date() - 360).text
        return (site, browser, id)
    }

    private func publish(_ browser: inout TestBrowser, _ site: TestSite, _ more: [(String, String)] = []) async throws -> Answered {
        try await browser.send(
            [("text", "a new text of several words")] + more, from: TestSite.note.path(site.noteID), to: TestSite.publish.path(site.noteID))
    }

    private func text(_ site: TestSite) async throws -> String? {
        try await site.store.read { try String.fetchOne($0, sql: "SELECT text FROM note") }
    }

    @Test func `whoever just signed in is not asked`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        #expect(try await publish(&browser, site).status == 303)
        #expect(try await browser.get("/notes/export").status == 200)
    }

    @Test func `five minutes later the form waits in the question, and nothing is saved`() async throws {
        var (site, browser, _) = try await site()
        let asked = try await publish(&browser, site)
        #expect(asked.status == 403 && asked.text.contains("Before you publish notes, confirm who you are."))
        #expect(asked.text.contains("name=\"text\" value=\"a new text of several words\""))
        #expect(try await text(site) == "first")
    }

    @Test func `with the password it goes on, with another cookie, and is not asked again`() async throws {
        var (site, browser, _) = try await site()
        let asked = try await publish(&browser, site)
        let old = browser
        let done = try await browser.post(TestSite.publish.path(site.noteID), TestBrowser.filled(asked.text, [("proof", password)]))
        #expect(done.status == 303 && done.location == TestSite.note.path(site.noteID))
        #expect(try await text(site) == "a new text of several words")
        #expect(browser.cookies != old.cookies)
        var thief = old
        #expect(try await thief.get("/notes").status == 303, "the cookie before is worth nothing")
        #expect(try await browser.get("/notes/export").status == 200)
    }

    @Test func `a wrong password keeps the form and saves nothing`() async throws {
        var (site, browser, _) = try await site()
        let asked = try await publish(&browser, site)
        let refused = try await browser.post(
            TestSite.publish.path(site.noteID), TestBrowser.filled(asked.text, [("proof", "wrong wrong wrong")]))
        #expect(refused.status == 422 && refused.text.contains("The password is not right"))
        #expect(refused.text.contains("value=\"a new text of several words\""))
        #expect(try await text(site) == "first")
    }

    @Test func `ten wrong ones are all that is looked at`() async throws {
        var (site, browser, _) = try await site()
        for _ in 0..<10 { _ = try await publish(&browser, site, [("proof", "wrong wrong wrong")]) }
        let refused = try await publish(&browser, site, [("proof", password)])
        #expect(refused.text.contains("Too many tries"))
        #expect(try await text(site) == "first")
    }

    @Test func `where there is two-factor sign-in its code is asked for, not the password`() async throws {
        var (site, browser, id) = try await site()
        let step = TwoFactor(store: site.store, keys: site.kept.directory.appending(path: "keys"))
        let offer = try step.offer(to: id)
        let phone = offer.code
        let before = Date() - 300
        _ = try await step.confirm(
            phone.code(at: OneTimeCode.counter(at: before)), sealed: offer.sealed, for: Changer(account: id.text), of: id, now: before)
        let refused = try await publish(&browser, site, [("proof", password)])
        #expect(refused.status == 422)
        #expect(try await publish(&browser, site, [("proof", phone.code(at: OneTimeCode.counter(at: Date())))]).status == 303)
    }

    @Test func `a page that asks again leads back to itself`() async throws {
        var (_, browser, _) = try await site()
        let asked = try await browser.get("/notes/export?kind=all")
        #expect(asked.status == 403 && asked.text.contains("Before you export all notes"))
        let wrong = try await browser.post("/sign-in/again", TestBrowser.filled(asked.text, [("proof", "no")]))
        #expect(wrong.status == 422)
        let right = try await browser.post("/sign-in/again", TestBrowser.filled(wrong.text, [("proof", password)]))
        #expect(right.status == 303 && right.location == "/notes/export?kind=all")
        #expect(try await browser.get("/notes/export?kind=all").status == 200)
    }

    @Test func `who may not do it is not asked but refused`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser([.scrutinyMember], at: Date() - 360)
        #expect(try await browser.get("/notes/export").text.contains("Your roles do not let you"))
    }
}
