import Letters
import Testing

struct TemplatesTests {
    /// Every field with something that a person would write there.
    private func filled(_ template: LetterTemplate) -> String {
        let text = template.shipped
        let values = text.fields.map { field -> (String, String) in
            if field.contains("phone") { return (field, "01743 123456") }
            if field.contains("time") && field.contains("meeting") { return (field, "10am") }
            if field.contains("day") { return (field, "1 June") }
            if field.contains("place") { return (field, "Darby House") }
            if field.contains("children") && !field.contains("'s") { return (field, "Ava and Leo") }
            if field.contains("number") { return (field, "6") }
            return (field, "we want to see this")
        }
        return text.filled(Dictionary(values) { first, _ in first })
    }

    @Test(arguments: LetterTemplate.allCases) func `each shipped template passes our own letter check`(template: LetterTemplate) {
        let check = LetterCheck(TemplateText.letter(of: filled(template)))
        #expect(check.counts.fleschKincaidGrade < 8)
        #expect(check.remarks.map { "\($0.kind) \($0.found)" } == [])
        #expect(check.pages <= 4)
        if template.isLetterBeforeCourt { #expect(check.missing == []) }
    }

    @Test(arguments: LetterTemplate.allCases) func `what is filled in stands without an example of ours beside it`(template: LetterTemplate)
    {
        #expect(template.shipped.text.ranges(of: "10am").isEmpty)
    }

    @Test func `a field is filled wherever it stands, and an empty one can be seen`() {
        let text = TemplateText("Dear {name}, {child} and {name}.")
        #expect(text.fields == ["name", "child"])
        #expect(text.filled(["name": " Ms Hale "]) == "Dear Ms Hale, [child] and Ms Hale.")
        #expect(text.filled(["name": "{child}", "child": "Leo"]) == "Dear (child), Leo and (child).")
    }

    @Test func `headings, items and paragraphs are told apart`() {
        #expect(TemplateText.blocks(of: "# One\n\n- two\nthree").map(\.text) == ["One", "two", "three"])
        #expect(TemplateText.blocks(of: "# One\n\n- two\nthree").map(\.kind) == [.heading, .item, .paragraph])
    }

    @Test(arguments: [
        ("Dear {name},\nSee {day", "Line 2: “{day” opens with { and does not close with }."),
        ("{one {two}", "Line 1: “{one {two}” opens with { and does not close with }."), ("name}", "Line 1 has a } without a { before it."),
        ("a { } b", "Line 1 has { } with nothing between. Write what is filled in there."),
    ])
    func `a bracket that does not close is said, with its line`(text: String, words: String) {
        #expect(TemplateText(text).badBrackets == words)
        #expect(LetterTemplate.allCases.allSatisfy { $0.shipped.badBrackets == nil })
    }
}
