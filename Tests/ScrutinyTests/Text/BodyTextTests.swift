import Testing

@testable import Scrutiny

@Suite("The text of a section")
struct BodyTextTests {
    @Test func `paragraphs, bullets, sub-headings and inserts`() {
        let text = BodyText("One\nand more.\n\n- a\n- b\n  goes on\n\n## Next\n{{ Judgements }}\nLast")
        #expect(
            text.blocks == [
                .paragraph("One and more."), .bullets(["a", "b goes on"]), .heading("Next"), .insert(.judgements), .paragraph("Last"),
            ])
    }

    @Test func `an insert that does not exist is kept as it is`() {
        #expect(BodyText("{{grades}}").blocks == [.unknownInsert("grades")])
    }

    @Test func `a typed number is taken away, a figure that begins a sentence is not`() {
        #expect(BodyText("3.1.2 The outcome was good.").blocks == [.paragraph("The outcome was good.")])
        #expect(BodyText("4.1. The issue.").blocks == [.paragraph("The issue.")])
        #expect(BodyText("12.5 per cent were late.").blocks == [.paragraph("12.5 per cent were late.")])
        #expect(BodyText("48 children came.").blocks == [.paragraph("48 children came.")])
    }

    @Test func `strong words are marked with two stars, and a lone mark is text`() {
        #expect([Run](marked: "It is **good** now") == [Run("It is "), Run("good", isStrong: true), Run(" now")])
        #expect([Run](marked: "2 ** 3").plain == "2 ** 3")
    }

    @Test func `empty text has no blocks`() {
        #expect(BodyText("").blocks.isEmpty)
        #expect(BodyText(" \n\n ").blocks.isEmpty)
    }
}
