import Foundation

/// What is counted in a letter, and the five readability scores that follow from it. Unrounded.
package struct LetterCounts: Sendable, Hashable {
    package var sentences = 0
    package var words = 0
    package var syllables = 0
    /// Words of three and more syllables.
    package var polysyllables = 0
    package var letters = 0
    /// Letters and figures.
    package var characters = 0

    package init() {}

    package init(_ text: LetterText) {
        for sentence in text.sentences {
            sentences += 1
            for word in sentence.words { add(word) }
        }
    }

    private mutating func add(_ word: LetterWord) {
        words += 1
        syllables += word.syllables
        if word.syllables >= 3 { polysyllables += 1 }
        for sign in word.text {
            if sign.isLetter { letters += 1 }
            if sign.isLetter || sign.isNumber { characters += 1 }
        }
    }

    package var wordsPerSentence: Double { Double(words) / Double(sentences) }
    private var syllablesPerWord: Double { Double(syllables) / Double(words) }

    package var fleschReadingEase: Double { 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord }
    package var fleschKincaidGrade: Double { 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59 }
    /// Made for 30 sentences and more: rough for a shorter text.
    package var smogIndex: Double { 1.043 * (30 * Double(polysyllables) / Double(sentences)).squareRoot() + 3.1291 }
    package var colemanLiauIndex: Double {
        0.0588 * (100 * Double(letters) / Double(words)) - 0.296 * (100 * Double(sentences) / Double(words)) - 15.8
    }
    package var automatedReadabilityIndex: Double { 4.71 * Double(characters) / Double(words) + 0.5 * wordsPerSentence - 21.43 }

    /// One object, its keys in this order.
    package var json: String {
        let counts: [(String, Int)] = [
            ("sentences", sentences), ("words", words), ("syllables", syllables), ("polysyllables", polysyllables), ("letters", letters),
            ("characters", characters),
        ]
        let scores: [(String, Double)] = [
            ("flesch_reading_ease", fleschReadingEase), ("flesch_kincaid_grade", fleschKincaidGrade), ("smog_index", smogIndex),
            ("coleman_liau_index", colemanLiauIndex), ("automated_readability_index", automatedReadabilityIndex),
        ]
        let lines = counts.map { "  \"\($0.0)\": \($0.1)" } + scores.map { "  \"\($0.0)\": \($0.1)" }
        return "{\n" + lines.joined(separator: ",\n") + "\n}"
    }
}
