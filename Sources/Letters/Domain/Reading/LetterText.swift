/// The text of a letter in its parts: headings, paragraphs and list items, each in sentences, each of words.
///
/// A sentence ends at a full stop, question mark or exclamation mark as ``SentenceEnds`` has it, and always at the end of its part.
package struct LetterText: Sendable {
    package struct Part: Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case heading, paragraph, item }
        package let kind: Kind
        package let sentences: [Sentence]
    }

    package struct Sentence: Sendable, Hashable {
        package let text: String
        package let words: [LetterWord]
    }

    package let parts: [Part]
    package var sentences: [Sentence] { parts.flatMap(\.sentences) }

    package init(_ text: String) {
        // Most words of a letter come again.
        var known: [Substring: Int] = [:]
        parts = LetterLines(text).parts.compactMap { kind, text in
            let sentences = SentenceEnds.split(text).map { Sentence(text: $0, words: LetterWord.words(of: $0, &known)) }.filter {
                !$0.words.isEmpty
            }
            return sentences.isEmpty ? nil : Part(kind: kind, sentences: sentences)
        }
    }

    /// The sentences alone, without counting syllables.
    static func sentences(of text: String) -> [String] {
        LetterLines(text).parts.flatMap { SentenceEnds.split($0.text) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    package var isEmpty: Bool { parts.isEmpty }
}

/// A word: what stands between spaces or long dashes and has a letter or a figure. A hyphen joins, so “well-known” is one word.
package struct LetterWord: Sendable, Hashable {
    package let text: String
    package let syllables: Int

    private static let counter = Syllables()

    static func words(of text: String, _ known: inout [Substring: Int]) -> [LetterWord] {
        text.split(whereSeparator: \.isWhitespace).flatMap { pieces($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }.map {
            let count = known[$0] ?? syllables(of: $0)
            known[$0] = count
            return LetterWord(text: String($0), syllables: count)
        }
    }

    /// Cut at long dashes, but not at one between figures, as in “9–10”.
    private static func pieces(_ token: Substring) -> [Substring] {
        guard token.contains(where: { $0 == "—" || $0 == "–" }) else { return [token] }
        if token.contains(where: \.isNumber), !token.contains(where: \.isLetter) { return [token] }
        return token.split { $0 == "—" || $0 == "–" }
    }

    /// The sum of the pieces of a word with hyphens, slashes or dots. All its figures together count one, so “9.30” is one syllable.
    private static func syllables(of word: Substring) -> Int {
        var (sum, hasFigures) = (0, false)
        for piece in word.split(whereSeparator: { !($0.isLetter || $0.isNumber || "'’‘".contains($0)) }) {
            if piece.contains(where: \.isNumber) {
                hasFigures = true
            } else if piece.contains(where: \.isLetter) {
                sum += piece == "www" ? 1 : counter.count(piece)
            }
        }
        return max(1, sum + (hasFigures ? 1 : 0))
    }
}
