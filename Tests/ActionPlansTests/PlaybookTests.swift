import Inspections
import Testing

@testable import ActionPlans

@Suite("The playbook")
struct PlaybookTests {
    private let small = """
        # A remark
        theme: early-help
        action: Agree who leads: school or hub. | post: Service manager, early help | weeks: 8 | difference after weeks: 20
        audit: What is different for this child?
        measure: Share of families whose aims were met
        """

    private func fault(_ text: String) -> PlaybookFault? {
        do {
            _ = try Playbook(text: text)
            return nil
        } catch { return error }
    }

    @Test func `an entry is read from its lines`() throws {
        let entry = try #require(try Playbook(text: small).entry(for: "early-help"))
        #expect(
            entry.suggestions == [
                .init(
                    text: "Agree who leads: school or hub.", post: "Service manager, early help", weeks: 8, differenceAfterWeeks: 20)
            ])
        #expect(entry.auditQuestions == ["What is different for this child?"])
        #expect(entry.measure == "Share of families whose aims were met")
    }

    @Test func `a playbook saved on Windows is read alike`() throws {
        let windows = try Playbook(text: small.replacing("\n", with: "\r\n"))
        #expect(try windows == Playbook(text: small))
        #expect(fault("theme: early-help\r\n\r\nactoin: x")?.line == 3)
    }

    @Test func `every shipped theme has an entry, and every entry a theme`() {
        let themes = ThemeList.shipped.themes.map(\.code)
        #expect(themes.count >= 30)
        #expect(Set(Playbook.shipped.entries.map(\.theme)) == Set(themes))
    }

    @Test func `each shipped entry offers three to five actions, two audit questions and a measure`() {
        for entry in Playbook.shipped.entries {
            #expect((3...5).contains(entry.suggestions.count), "\(entry.theme)")
            #expect(entry.auditQuestions.count == 2, "\(entry.theme)")
            #expect(entry.auditQuestions.allSatisfy { $0.hasSuffix("?") }, "\(entry.theme)")
            #expect(!entry.measure.isEmpty, "\(entry.theme)")
        }
    }

    @Test func `suggestions come in the order of a finding's themes, each once`() {
        let entries = Playbook.shipped.suggestions(for: ["sufficiency", "unheard-of", "pre-proceedings", "sufficiency"])
        #expect(entries.map(\.theme) == ["sufficiency", "pre-proceedings"])
    }

    @Test(
        "a fault names its line and how to mend it",
        arguments: [
            ("\naction: x | post: y | weeks: 1 | difference after weeks: 2", 2, "before any theme"),
            ("theme: early-help\nsomething else", 2, "theme:, action:, audit: or measure:"),
            ("theme: early-help\naudit:", 2, "there is nothing after"),
            ("theme: Early help", 1, "small letters"),
            ("theme: early-help", 1, "action:"),
            ("theme: early-help\naction: x | post: y | weeks: 1 | difference after weeks: 2", 1, "audit:"),
            ("theme: early-help\naction: x | post: y | weeks: 1 | difference after weeks: 2\naudit: a?", 1, "measure:"),
            ("theme: early-help\naction: x | weeks: 1 | difference after weeks: 2", 2, "no post"),
            ("theme: early-help\naction: | post: y | weeks: 1 | difference after weeks: 2", 2, "no words"),
            ("theme: early-help\naction: x | post: y | weeks: soon | difference after weeks: 2", 2, "whole number"),
            ("theme: early-help\naction: x | post: y | weeks: 0 | difference after weeks: 2", 2, "whole number"),
            ("theme: early-help\naction: x | post: y | weeks: 99999999999999999999 | difference after weeks: 2", 2, "whole number"),
            ("theme: early-help\naction: x | post: y | weeks: 3 | difference after weeks: 2", 2, "before the action is done"),
            ("theme: early-help\naction: x | post: y | post: z | weeks: 3 | difference after weeks: 4", 2, "once each"),
            ("theme: early-help\naction: x | owner: y | weeks: 3 | difference after weeks: 4", 2, "not understood"),
            ("theme: early-help\nmeasure: a\nmeasure: b", 3, "measure already"),
        ])
    func faults(text: String, line: Int, words: String) throws {
        let found = try #require(fault(text))
        #expect(found.line == line)
        #expect(found.description.contains(words))
    }

    @Test func `a theme has one entry`() {
        #expect(fault(small + "\n" + small)?.line == 7)
    }
}
