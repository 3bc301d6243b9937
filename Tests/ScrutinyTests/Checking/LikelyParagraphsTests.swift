import Testing

@testable import Scrutiny

@Suite("Paragraphs that likely say the same")
struct LikelyParagraphsTests {
    private let likely = LikelyParagraphs([
        13: "There are delays in setting up family group conferences.",
        14: "Letters before proceedings are too complicated and plans are not reviewed.",
        19: "The emotional health of children in care is not always understood.",
    ])

    @Test func `shared words that are rare elsewhere point to a paragraph`() {
        #expect(likely.numbers(for: "Letters before proceedings were overly complicated.").first == 14)
    }

    @Test func `nothing is suggested when nothing is shared`() {
        #expect(likely.numbers(for: "Retention payments were extended.").isEmpty)
    }
}
