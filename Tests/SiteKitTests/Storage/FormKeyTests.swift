import Testing
import Vocabulary

@testable import SiteKit

@Suite("A form sent twice")
struct FormKeyTests {
    @Test func `the second sending changes nothing and leads where the first led`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await browser.get(path).text, [("text", "second")])
        let first = try await browser.post(path, fields)
        let afterFirst = try await site.kept.contents(leavingOut: [])
        let second = try await browser.post(path, fields)
        #expect(first.status == 303 && second.status == 303 && first.location == second.location)
        #expect(try await site.kept.contents(leavingOut: []) == afterFirst)
    }

    @Test func `a double click changes once`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await browser.get(path).text, [("text", "second")])
        let before = try await site.kept.count("audit")
        let (ready, form) = (browser, fields)
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var each = ready
                    return try await each.post(path, form).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 303, count: 8))
        #expect(try await site.kept.count("audit") == before + 1)
    }

    @Test func `a refused form may be sent again`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await browser.get(path).text, [("text", "")])
        #expect(try await browser.post(path, fields).status == 422)
        #expect(try await browser.post(path, TestBrowser.filled("", fields.filter { $0.0 != "text" } + [("text", "mended")])).status == 303)
        #expect(try await site.kept.contents().contains("mended"))
    }

    @Test func `another person's use of the same key is not taken for the first`() async throws {
        let site = try await TestSite()
        var (first, second) = (try await site.browser(), try await site.browser())
        let path = TestSite.note.path(site.noteID)
        let fields = TestBrowser.filled(try await first.get(path).text, [("text", "text of the first")])
        _ = try await first.post(path, fields)
        let key = fields.first { $0.0 == "form-key" }?.1 ?? ""
        let own = TestBrowser.filled(try await second.get(path).text, [("text", "text of the second"), ("form-key", key)])
        #expect(try await second.post(path, own).status == 303)
        #expect(try await site.kept.contents().contains("text of the second"))
    }
}
