import Testing

@testable import Scrutiny

@Suite("Paragraphs that a sentence cites")
struct ParagraphCitationTests {
    @Test func `one, two and many`() {
        #expect(ParagraphCitation.words([14]) == "paragraph 14")
        #expect(ParagraphCitation.words([2, 19, 34]) == "paragraphs 2, 19 and 34")
    }

    @Test("they are read again", arguments: [[14], [19, 34], [2, 19, 34]])
    func readAgain(numbers: [Int]) {
        #expect(ParagraphCitation.numbers(in: "Plans are clear (Ofsted’s report, \(ParagraphCitation.words(numbers))).") == numbers)
    }

    @Test func `a number of this report, or another number, is no citation`() {
        #expect(ParagraphCitation.numbers(in: "See paragraph 3.1.2 and 14 letters.").isEmpty)
    }
}
