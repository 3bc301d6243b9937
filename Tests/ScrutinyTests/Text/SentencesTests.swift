import Testing

@testable import Scrutiny

@Suite("Sentences")
struct SentencesTests {
    @Test func `a full stop before a capital ends a sentence`() {
        #expect(Sentences.of("Visits are timely. Plans are clear! Are they?") == ["Visits are timely.", "Plans are clear!", "Are they?"])
    }

    @Test func `titles, paragraph numbers and initials end none`() {
        #expect(Sentences.of("Cllr. Pike read para. 3.1.2 with J. Hale.").count == 1)
    }

    @Test func `closing quotation marks stay with their sentence`() {
        #expect(Sentences.of("‘Children benefit.’ Staff agree.") == ["‘Children benefit.’", "Staff agree."])
    }

    @Test func `a sentence is known by its words, not by its marks`() {
        #expect(SentenceKey("Children’s plans are **clear**.") == SentenceKey("children’s  plans are clear"))
        #expect(SentenceKey("Plans are clear") != SentenceKey("Plans are not clear"))
    }
}
