import Testing
import Vocabulary

@testable import SiteKit

@Suite("Two people change the same thing")
struct EditConflictTests {
    @Test func `the second loses nothing: both texts are shown and nothing is overwritten`() async throws {
        let site = try await TestSite()
        var (first, second) = (try await site.browser(), try await site.browser())
        let path = TestSite.note.path(site.noteID)
        let late = TestBrowser.filled(try await second.get(path).text, [("text", "what the second <wrote>")])
        #expect(try await first.send([("text", "what the first wrote")], from: path).status == 303)

        let conflict = try await second.post(path, late)
        #expect(conflict.status == 409)
        #expect(conflict.text.contains("what the first wrote") && conflict.text.contains("what the second &lt;wrote&gt;"))
        #expect(try await site.kept.contents().contains("what the first wrote"))

        let settled = TestBrowser.filled(conflict.text, [("text", "what both agreed")])
        #expect(try await second.post(path, settled).status == 303, "the page's own form saves over it, knowingly")
        #expect(try await site.kept.contents().contains("what both agreed"))
    }

    @Test func `of fifty at once one wins and none is lost in silence`() async throws {
        let site = try await TestSite()
        let path = TestSite.note.path(site.noteID)
        var forms: [(TestBrowser, [(String, String)])] = []
        for number in 0..<50 {
            var browser = try await site.browser()
            forms.append((browser, TestBrowser.filled(try await browser.get(path).text, [("text", "text \(number)")])))
        }
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for (browser, form) in forms {
                group.addTask {
                    var each = browser
                    return try await each.post(path, form).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 == 303 } == 1)
        #expect(answers.count { $0 == 409 } == 49)
    }
}
