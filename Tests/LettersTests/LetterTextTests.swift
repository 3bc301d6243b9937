import Letters
import Testing

struct LetterTextTests {
    private func sentences(_ text: String) -> [String] { LetterText(text).sentences.map(\.text) }

    @Test(arguments: [
        ("Dr. Smith saw Ava. She was well.", 2), ("We met Mrs. Hale at St. Mary’s. It was cold.", 2),
        ("It cost £3.50 at 9.30 a.m. on Monday.", 1),
        ("Come at 5 p.m. The door is open.", 2), ("Come at 5 p.m. Monday.", 1), ("Bring food, e.g. fruit. Bring i.e. a coat.", 2),
        ("See No. 5 and para. 4 of it.", 1), ("No. We will not.", 2), ("J. R. Hale and A. Lee came.", 1), ("He left... then came back.", 1),
        ("He left … Then he came.", 1), ("See www.example.gov.uk/help for more.", 1), ("Write to a.lee@example.gov.uk. We answer.", 2),
        ("“I will not.” She left.", 2), ("“Why?” she asked.", 1), ("Really? Yes! Good.", 3), ("It is on the High St. We went there.", 2),
        ("It took 2.5 hrs. a day.", 1), ("The N.H.S. pays. (It is free.) We know.", 3),
        ("We pay for food, bus fares etc. You pay for rent.", 2),
    ])
    func `a sentence ends where a reader stops`(text: String, count: Int) { #expect(sentences(text).count == count, "\(sentences(text))") }

    @Test func `a sentence ends at list items, headings and blank lines`() {
        let text = """
            What must change

            You need to:
            - take Ava to school
              every day
            • give her breakfast
            1. call the doctor
            b) keep the house warm
            # How we help
            We will visit
            """
        #expect(
            sentences(text) == [
                "What must change", "You need to:", "take Ava to school every day", "give her breakfast", "call the doctor",
                "keep the house warm",
                "How we help", "We will visit",
            ])
        #expect(LetterText(text).parts.map(\.kind) == [.heading, .paragraph, .item, .item, .item, .item, .heading, .heading])
    }

    @Test func `a line that ends because it is full goes on in the next`() {
        let text = """
            Our worries
            We are worried because Ava came to school hungry on
            Monday and was cold. Nobody at the house in Oak
            Street answered.
            """
        #expect(
            sentences(text) == [
                "Our worries", "We are worried because Ava came to school hungry on Monday and was cold.",
                "Nobody at the house in Oak Street answered.",
            ])
    }

    @Test func `a hyphen joins, a long dash parts, and figures are words`() {
        let words = LetterText("A well-known plan — ours—has 12 steps and/or 3-4 more.").sentences[0].words.map(\.text)
        #expect(words == ["A", "well-known", "plan", "ours", "has", "12", "steps", "and/or", "3-4", "more."])
    }

    @Test func `the counts and scores of a text counted by hand`() {
        // 2 sentences; 4 + 5 words; the cat sat down: 4 syllables; children need a good home: 2+1+1+1+1.
        let counts = LetterCounts(LetterText("The cat sat down. Children need a good home."))
        #expect((counts.sentences, counts.words, counts.syllables, counts.polysyllables) == (2, 9, 10, 0))
        #expect((counts.letters, counts.characters) == (34, 34))
        #expect(abs(counts.fleschReadingEase - (206.835 - 1.015 * 4.5 - 84.6 * 10 / 9)) < 1e-9)
        #expect(abs(counts.fleschKincaidGrade - (0.39 * 4.5 + 11.8 * 10 / 9 - 15.59)) < 1e-9)
        #expect(counts.smogIndex == 3.1291)
        #expect(abs(counts.colemanLiauIndex - (0.0588 * 3400 / 9 - 0.296 * 200 / 9 - 15.8)) < 1e-9)
        #expect(abs(counts.automatedReadabilityIndex - (4.71 * 34 / 9 + 2.25 - 21.43)) < 1e-9)
    }

    @Test func `figures count as characters and not as letters`() {
        let counts = LetterCounts(LetterText("Call 01743 123456."))
        #expect((counts.words, counts.letters, counts.characters, counts.syllables) == (3, 4, 15, 3))
    }
}
