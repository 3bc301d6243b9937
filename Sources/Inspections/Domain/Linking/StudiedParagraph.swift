/// A paragraph with its sentences taken apart for comparing.
struct StudiedParagraph {
    struct Sentence {
        let text: String
        let words: [String]
        let terms: Set<Int>
        let themes: [String]
    }

    let paragraph: Paragraph
    let sentences: [Sentence]
    let terms: Set<Int>
    let themes: Set<String>
    /// Printed behind paragraphs that led to a recommendation.
    let pointsToRecommendation: Bool

    /// The sentence that criticises most clearly.
    let critical: CriticalSentence?

    init(_ paragraph: Paragraph, themes list: ThemeList, terms finder: inout Terms) {
        self.paragraph = paragraph
        var sentences: [Sentence] = []
        for text in Sentences.all(in: paragraph.text) {
            let words = Words.all(in: text)
            sentences.append(Sentence(text: text, words: words, terms: finder.all(in: words), themes: list.codes(in: words)))
        }
        self.sentences = sentences
        critical = CriticalSentence(sentences)
        terms = sentences.reduce(into: []) { $0.formUnion($1.terms) }
        themes = Set(sentences.flatMap(\.themes))
        pointsToRecommendation = sentences.last.map { $0.words.contains("recommendation") || $0.words.contains("recommendations") } ?? false
    }
}
