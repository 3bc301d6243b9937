import Testing
import Vocabulary

@testable import SiteKit

@Suite("What the next page says about a form")
struct ConfirmationTests {
    private func saved(_ page: Answered) -> String? {
        page.text.firstMatch(of: /<p class="saved" role="status">([^<]*)<\/p>/).map { String($0.1) }
    }

    @Test func `one page after a save says so, and no other`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        #expect(saved(try await browser.get(path)) == nil)
        let answer = try await browser.send([("text", "second")], from: path)
        #expect(answer.location == path, "nothing of it is in the address")
        #expect(saved(try await browser.get(path)) == "Saved.")
        #expect(saved(try await browser.get(path)) == nil)
    }

    @Test func `a handler may say it more precisely`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        _ = try await browser.send([("text", "named")], from: path)
        #expect(saved(try await browser.get(path)) == "Saved: the note.")
    }

    @Test func `a form that was refused, or that changes nothing, says nothing`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        #expect(try await browser.send([("text", "")], from: path).status == 422)
        #expect(saved(try await browser.get(path)) == nil)
        #expect(try await browser.send([], from: path, to: "/my-account/stay").status == 303)
        #expect(saved(try await browser.get(path)) == nil)
    }

    @Test func `a page that is not there and a file leave the words for the page after them`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        _ = try await browser.send([("text", "second")], from: path)
        #expect(try await browser.get("/notes/\(Identifier<Note>())").status == 404)
        _ = try await browser.get(TestSite.file.path)
        #expect(saved(try await browser.get(path)) == "Saved.")
    }

    @Test func `another person's page says nothing`() async throws {
        let site = try await TestSite()
        var (first, second) = (try await site.browser(), try await site.browser())
        let path = TestSite.note.path(site.noteID)
        _ = try await first.send([("text", "second")], from: path)
        #expect(saved(try await second.get(path)) == nil)
    }

    @Test func `the words are known only where they must be`() {
        #expect(Confirmation.saved.text(changed: true) == "Saved.")
        #expect(Confirmation.saved.text(changed: false) == nil)
        #expect(Confirmation.nothing.text(changed: true) == nil)
    }
}
