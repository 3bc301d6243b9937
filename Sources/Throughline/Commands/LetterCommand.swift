import ArgumentParser
import Foundation
import Intake
import Letters
import LettersWeb

/// Counts sentences, words and syllables of a letter and prints its readability scores. Nothing is kept.
struct LetterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter", abstract: "Count the words of a letter and print how easy it is to read.",
        discussion: """
            Reads plain text, Word (.docx) and PDF. A sentence also ends at the end of a list item, a heading and a paragraph. docs/letters.md \
            says how each number is counted. No score says that a letter is good: show it to somebody who does not know the case.
            """)

    @Argument(help: "The letter: a text, Word or PDF file.") var file: String
    @Flag(help: "Print the counts and the scores as JSON, unrounded.") var json = false

    func run() async throws {
        do {
            let letter = try await LetterFile.read(file, by: WorkerPool())
            let counts = LetterCounts(LetterText(letter.text))
            print(json ? counts.json : counts.inWords)
        } catch let refusal as LetterRefusal {
            throw CommandRefusal(refusal.words)
        }
    }
}

extension LetterCounts {
    /// For a person at a terminal. The scores that belong in a file only are left out.
    fileprivate var inWords: String {
        let english = Locale(identifier: "en_GB")
        let one = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(1)).locale(english)
        return """
            \(sentences) sentences, \(words) words, \(wordsPerSentence.formatted(one)) words a sentence
            Flesch reading ease \(fleschReadingEase.formatted(one)) (70 or more is plain)
            Flesch–Kincaid grade \(fleschKincaidGrade.formatted(one)) (reading age about \((fleschKincaidGrade + 5).formatted(one)))
            """
    }
}
