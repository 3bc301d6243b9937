import Intake
import Letters
import SiteKit

/// Why a letter was not read, in words for whoever gave it.
package struct LetterRefusal: InWords, Hashable {
    package let words: String

    package static let noWords = LetterRefusal("There are no words in this letter. Choose or paste the text of the letter.")

    init(_ words: String) { self.words = words }

    /// The door for files speaks of inspection reports; of a letter some things are to be said otherwise.
    init(_ refusal: Refusal) {
        words =
            switch refusal {
            case .emptyFile: "This file is empty. Choose the letter, or paste its text."
            case .emptyText: "No words were found in this file. Open it to see that it is the letter, or paste its text."
            case .notReadable: "This file is not text. A letter is read from plain text, Word (.docx) or PDF."
            case .webPage: "This is a web page. A letter is read from plain text, Word (.docx) or PDF."
            case .noTextLayer: "This PDF has pictures of pages and no text, as a scan has. Save the letter from Word, or paste its text."
            case .damaged, .cutOff: "This file is damaged. Save the letter again and choose the new copy."
            case .encrypted: "This file is locked with a password. Save a copy without the password."
            case .tooLarge, .tooMuchText, .tooManyPages, .outOfLimits:
                "This file is too long for a letter. Choose the letter alone, or paste its text."
            case .workerFailed: "This file could not be read. Save the letter again and choose the new copy, or paste its text."
            default: refusal.words
            }
    }
}

/// A letter in a file, read by a worker process as every other file from outside.
package enum LetterFile {
    /// The name of a file as words: whoever gets the file reads it too.
    package static func words(ofName name: String) -> String {
        let bare = name.split(separator: ".").dropLast().joined(separator: ".")
        let words = (bare.isEmpty ? name : bare).split { "_-.+".contains($0) }.joined(separator: " ")
        return "\(bare)\n\n\(words)"
    }

    /// - Throws: `LetterRefusal`.
    package static func read(_ path: String, by workers: WorkerPool) async throws -> FoundText {
        let found: FoundText
        do throws(Refusal) {
            found = try await workers.read(path, kind: .letter, as: FoundText.self)
        } catch {
            throw LetterRefusal(error)
        }
        if LetterText(found.text).isEmpty { throw LetterRefusal.noWords }
        return found
    }
}
