/// Patterns with marks, sorted by the letter they begin with, so that a word is compared with few of them.
struct SyllablePatterns: Sendable {
    private struct Pattern {
        var letters: [UInt8] = []
        var marks: [(place: Int, mark: LetterMarks.Mark)] = []
        let rank: Int
    }

    private static let vowel = UInt8(ascii: "@")
    private static let consonant = UInt8(ascii: "#")

    /// By first letter; those that begin with a class stand under every letter.
    private let byLetter: [[Pattern]]

    init(_ text: String) {
        let patterns = text.split(whereSeparator: \.isWhitespace).enumerated().map { SyllablePatterns.parse($1, rank: $0) }
        byLetter = (0..<128).map { letter in
            patterns.filter {
                $0.letters[0] == letter || $0.letters[0] == SyllablePatterns.vowel || $0.letters[0] == SyllablePatterns.consonant
            }
        }
    }

    private static func parse(_ text: Substring, rank: Int) -> Pattern {
        var pattern = Pattern(rank: rank)
        for byte in text.utf8 {
            if let mark = LetterMarks.Mark(rawValue: byte) {
                pattern.marks.append((pattern.letters.count - 1, mark))
            } else {
                pattern.letters.append(byte)
            }
        }
        return pattern
    }

    func apply(to word: inout LetterMarks) {
        var found: [(rank: Int, place: Int, mark: LetterMarks.Mark)] = []
        for start in word.letters.indices {
            for pattern in byLetter[Int(word.letters[start])] where matches(pattern, word, at: start) {
                for mark in pattern.marks { found.append((pattern.rank, start + mark.place, mark.mark)) }
            }
        }
        found.sort { $0.rank < $1.rank }
        for mark in found { word.set(mark.mark, at: mark.place) }
    }

    private func matches(_ pattern: Pattern, _ word: LetterMarks, at start: Int) -> Bool {
        guard start + pattern.letters.count <= word.letters.count else { return false }
        for (offset, letter) in pattern.letters.enumerated() {
            let place = start + offset
            switch letter {
            case SyllablePatterns.vowel: guard word.isInner(place), word.isVowel(place) else { return false }
            case SyllablePatterns.consonant: guard word.isInner(place), !word.isVowel(place) else { return false }
            default: guard word.letters[place] == letter else { return false }
            }
        }
        return true
    }
}
