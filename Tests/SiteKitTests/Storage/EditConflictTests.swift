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

        let unchosen = TestBrowser.filled(conflict.text, [("text", "what the second wrote first")])
        #expect(!conflict.text.contains("value=\"mine\" checked"), "nothing is chosen for anybody")
        #expect(try await second.post(path, unchosen).status == 409, "a press of the button alone overwrites nothing")
        #expect(try await site.kept.contents().contains("what the first wrote"))
        let settled = TestBrowser.filled(conflict.text, [("text", "what both agreed"), ("which-0", "mine")])
        #expect(try await second.post(path, settled).status == 303, "the page's own form saves over it, knowingly")
        #expect(try await site.kept.contents().contains("what both agreed"))
    }

    @Test func `field by field, what is saved can stay`() async throws {
        let site = try await TestSite()
        var (first, second) = (try await site.browser(), try await site.browser())
        let path = TestSite.note.path(site.noteID)
        let late = TestBrowser.filled(try await second.get(path).text, [("text", "what the second wrote")])
        #expect(try await first.send([("text", "what the first & \"only\" wrote")], from: path).status == 303)
        let conflict = try await second.post(path, late)
        let settled = TestBrowser.filled(conflict.text, [("which-0", "saved")])
        #expect(try await second.post(path, settled).status == 303)
        let page = try await second.get(path).text
        #expect(page.contains("what the first &amp; &quot;only&quot; wrote") || page.contains("what the first &amp; \"only\" wrote"))
    }

    @Test func `what a form would send is read from its own markup`() {
        let options = [(value: "a", words: "A"), (value: "b", words: "B & C")]
        let fields = FormFields()
        let markup: HTML = """
            \(fields.area("text", "Text", value: "1 < 2"))\(fields.choices("one", "One", options: options, chosen: ["b"]))\
            \(fields.select("other", "Other", options: options, value: "b"))\(fields.text("empty", "Empty"))
            """
        let read = FormInputs(of: markup)
        #expect(read.names == ["text", "one", "other", "empty"])
        #expect(read.pairs.map { "\($0.name)=\($0.value)" }.sorted() == ["empty=", "one=b", "other=b", "text=1 < 2"])
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
