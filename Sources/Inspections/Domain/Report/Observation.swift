/// Something the body says that no listed finding covers: a weakness, or praise. A suggestion for a person to take or leave.
package struct Observation: Codable, Sendable, Hashable {
    /// Paragraph numbers, grouped when they tell of the same thing.
    package let paragraphs: [Int]
    package let page: Int
    /// The sentence that says it, as printed.
    package let cue: String
    /// The words in it that gave it away.
    package let cueWords: String
    package let themes: [String]

    package init(paragraphs: [Int], page: Int, cue: String, cueWords: String, themes: [String]) {
        self.paragraphs = paragraphs
        self.page = page
        self.cue = cue
        self.cueWords = cueWords
        self.themes = themes
    }
}
