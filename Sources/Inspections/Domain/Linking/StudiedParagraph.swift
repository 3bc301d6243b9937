/// A paragraph with its sentences taken apart for comparing.
struct StudiedParagraph {
    struct Sentence {
        let text: String
        let words: [String]
        let terms: Set<String>
        let themes: [String]
    }

    let paragraph: Paragraph
    let sentences: [Sentence]
    let terms: Set<String>
    let themes: Set<String>
    /// Printed behind paragraphs that led to a recommendation.
    let pointsToRecommendation: Bool

    init(_ paragraph: Paragraph, themes list: ThemeList) {
        self.paragraph = paragraph
        sentences = Sentences.all(in: paragraph.text).map { text in
            let words = Words.all(in: text)
            return Sentence(text: text, words: words, terms: Set(Terms.all(in: words)), themes: list.codes(in: words))
        }
        terms = sentences.reduce(into: []) { $0.formUnion($1.terms) }
        themes = Set(sentences.flatMap(\.themes))
        pointsToRecommendation = sentences.last.map { $0.words.contains("recommendation") || $0.words.contains("recommendations") } ?? false
    }
}
