import ActionPlans
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("The form of a drafted plan")
struct DraftFormTests {
    private let first = Identifier<Finding>()
    private let second = Identifier<Finding>()

    private func form(_ changes: [(String, String)]) -> DraftForm {
        let facts = [
            ("title", "Plan"), ("start-day", "4"), ("start-month", "4"), ("start-year", "2022"), ("finding-1", first.text),
            ("finding-2", second.text), ("title-1-1", "Letter"), ("text-1-1", "Renew the letter"), ("owner-1-1", "Practice lead"),
            ("weeks-1-1", "8"),
            ("difference-1-1", "20"), ("text-1-2", "Not wanted"), ("weeks-1-2", "many"),
        ]
        return DraftForm(Fields(facts + changes))
    }

    @Test func `what is ticked is taken with its days counted in weeks from the beginning`() throws {
        var draft = form([("pick", "1-1"), ("also-1-1", "2")])
        let plan = try draft.parse(for: Identifier())
        #expect(
            plan.actions == [
                ActionDraft(
                    title: "Letter", text: "Renew the letter", findings: [first, second], owner: .titled("Practice lead"), start: day(4, 4),
                    due: day(5, 30),
                    differenceBy: day(8, 22))
            ])
    }

    @Test func `what is not ticked is left, whatever stands in its fields`() throws {
        var draft = form([("text-own-2", "Our own idea"), ("title-own-2", "Idea"), ("weeks-own-2", "4")])
        #expect(try draft.parse(for: Identifier()).actions.map(\.title) == ["Idea"])
    }

    @Test func `a plan with nothing selected is refused`() {
        var draft = form([])
        let problems = #expect(throws: Problems.self) { try draft.parse(for: Identifier()) }
        #expect(problems?.all.map(\.place) == ["text-own-1"])
    }

    @Test func `an action of the council's own needs its weeks`() throws {
        var draft = form([("text-own-2", "Our own idea")])
        let problems = #expect(throws: Problems.self) { try draft.parse(for: Identifier()) }
        #expect(problems?.all.map(\.place) == ["title-own-2", "weeks-own-2"])
        var right = form([("title-own-2", "Idea"), ("text-own-2", "Our own idea"), ("weeks-own-2", "0")])
        #expect(try right.parse(for: Identifier()).actions.map(\.findings) == [[second]])
    }

    @Test("weeks are a number from 0 to 520", arguments: ["-1", "521", "8.5", "99999999999999999999", "eight"])
    func weeks(text: String) {
        var draft = DraftForm(
            Fields([
                ("title", "Plan"), ("start-day", "4"), ("start-month", "4"), ("start-year", "2022"), ("finding-1", first.text),
                ("pick", "1-1"),
                ("title-1-1", "x"), ("text-1-1", "x"), ("weeks-1-1", text),
            ]))
        #expect(throws: Problems.self) { try draft.parse(for: Identifier()) }
    }

    @Test func `a theme that findings share is offered once, and says what it also answers`() {
        let inspection = Identifier<Inspection>()
        let findings = [(first, 1), (second, 2)].map {
            Finding(id: $0, inspection: inspection, kind: .improvement, position: $1, text: "Plans", page: 1, themes: ["plans"])
        }
        let blocks = DraftSuggestions(findings).blocks
        #expect(blocks.first?.offers.isEmpty == false)
        #expect(blocks.first?.offers.allSatisfy { $0.alsoFits == [2] } == true)
        #expect(blocks.last?.offers.isEmpty == true)
        #expect(blocks.last?.above.map(\.number) == [1])
    }
}
