import Foundation

/// Counts the syllables of an English word by rules of spelling and a list of the words that keep none of them.
///
/// A syllable is a run of vowels (a, e, i, o, u, y) without those that are silent, and a run in which two are spoken counts as two. What is
/// silent and where a run parts is said by ``SyllableRules``: of two rules for one letter the later holds.
package struct Syllables: Sendable {
    package init() {}

    /// Anything but letters and apostrophes is left out. What has no letter counts one.
    package func count(_ word: some StringProtocol) -> Int {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.utf8.count)
        for scalar in word.unicodeScalars { Syllables.append(scalar, to: &letters) }
        return letters.isEmpty ? 1 : count(letters: letters)
    }

    private func count(letters: [UInt8]) -> Int {
        let (plain, ending) = Syllables.withoutApostrophe(letters)
        if let known = SyllableRules.exception(plain) { return known + ending }
        if plain.count < 6, !plain.contains(where: { "aeiouy".utf8.contains($0) }) { return Syllables.letterNames(plain) }
        return max(1, runs(of: plain)) + ending
    }

    private func runs(of letters: [UInt8]) -> Int {
        var marks = LetterMarks(letters)
        SyllableRules.rules.apply(to: &marks)
        if let place = Syllables.endOfFirstPart(letters) { marks.set(.silent, at: place) }
        return marks.runs
    }

    /// The place of the silent e within a compound, as in “homework”: what follows begins as a word can.
    private static func endOfFirstPart(_ letters: [UInt8]) -> Int? {
        for length in [4, 5, 3, 6, 7] where letters.count >= length + 3 {
            guard SyllableRules.firstParts.contains(Array(letters[..<length])) else { continue }
            let (first, second) = (letters[length], letters[length + 1])
            let isVowel = { (letter: UInt8) in "aeiouy".utf8.contains(letter) }
            guard letters[length...].contains(where: isVowel), !isVowel(first) else { continue }
            if isVowel(second) || "hlrw".utf8.contains(second) || first == UInt8(ascii: "s") { return length }
        }
        return nil
    }

    private static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt8]) {
        switch scalar.value {
        case 97...122: letters.append(UInt8(scalar.value))
        case 65...90: letters.append(UInt8(scalar.value) + 32)
        case 39, 0x2018, 0x2019: letters.append(apostrophe)
        case 128...:
            // é becomes e: the accent is parted from the letter and dropped.
            if let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first, base.isASCII {
                append(base, to: &letters)
            }
        default: break
        }
    }

    private static let apostrophe: UInt8 = 39

    /// The word before its apostrophe, and how many syllables what follows adds: “didn’t” one, “child’s” none, “nurse’s” one.
    private static func withoutApostrophe(_ letters: [UInt8]) -> ([UInt8], Int) {
        guard let at = letters.lastIndex(of: apostrophe), at > 0 else { return (letters.filter { $0 != apostrophe }, 0) }
        let (before, after) = (Array(letters[..<at]).filter { $0 != apostrophe }, String(decoding: letters[(at + 1)...], as: UTF8.self))
        switch after {
        case "s": return (before, endsInHiss(before) ? 1 : 0)
        case "t": return negation(before)
        case "ve", "d", "ll", "re": return contraction(before, after)
        default: return (before + Array(after.utf8), 0)
        }
    }

    /// “didn’t” is “did” and one more, “don’t” is one.
    private static func negation(_ before: [UInt8]) -> ([UInt8], Int) {
        guard before.last == UInt8(ascii: "n"), let sound = before.dropLast().last else { return (before + [UInt8(ascii: "t")], 0) }
        return "aeiour".utf8.contains(sound) ? (before, 0) : (Array(before.dropLast()), 1)
    }

    /// “I’ve” and “they’re” are one syllable, “could’ve” and “it’ll” are two.
    private static func contraction(_ before: [UInt8], _ after: String) -> ([UInt8], Int) {
        let endsInVowel = before.last.map { "aeiouyw".utf8.contains($0) } ?? true
        return (before, endsInVowel || after == "d" && before.last != UInt8(ascii: "t") ? 0 : 1)
    }

    private static func endsInHiss(_ word: [UInt8]) -> Bool {
        let end = String(decoding: word.suffix(2), as: UTF8.self)
        return ["s", "x", "z"].contains { end.hasSuffix($0) } || ["ch", "sh", "ce", "ge", "se", "ze"].contains(end)
    }

    /// “tv” is spoken by its letters, and “w” has three syllables.
    private static func letterNames(_ letters: [UInt8]) -> Int { letters.reduce(0) { $0 + ($1 == UInt8(ascii: "w") ? 3 : 1) } }
}

/// The letters of one word, and what the rules say of each.
struct LetterMarks {
    /// With an edge before and behind.
    let letters: [UInt8]
    private var isSilent: [Bool]
    /// True where a new syllable begins with this vowel although another stands before it.
    private var parts: [Bool]
    private var extra = 0

    enum Mark: UInt8 { case silent = 45, spoken = 61, part = 124, join = 126, extra = 42 }

    static let edge = UInt8(ascii: ".")

    func isInner(_ at: Int) -> Bool { at > 0 && at < letters.count - 1 }

    init(_ word: [UInt8]) {
        letters = [LetterMarks.edge] + word + [LetterMarks.edge]
        isSilent = Array(repeating: false, count: letters.count)
        parts = isSilent
    }

    /// y before a vowel is a consonant at the start, after a vowel and after w; so is u behind q.
    func isVowel(_ at: Int) -> Bool {
        switch letters[at] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"): true
        case UInt8(ascii: "u"): letters[at - 1] != UInt8(ascii: "q")
        case UInt8(ascii: "y"):
            !(LetterMarks.isPlainVowel(letters[at + 1])
                && (at == 1 || LetterMarks.isPlainVowel(letters[at - 1]) || letters[at - 1] == UInt8(ascii: "w")))
        default: false
        }
    }

    private static func isPlainVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

    mutating func set(_ mark: Mark, at place: Int) {
        switch mark {
        case .silent: isSilent[place] = true
        case .spoken: isSilent[place] = false
        case .part: parts[place + 1] = true
        case .join: parts[place + 1] = false
        case .extra: extra += 1
        }
    }

    var runs: Int {
        var (count, isInRun) = (extra, false)
        for place in 1..<max(1, letters.count - 1) {
            guard isVowel(place), !isSilent[place] else {
                if !isVowel(place) { isInRun = false }
                continue
            }
            if !isInRun || parts[place] { count += 1 }
            isInRun = true
        }
        return count
    }
}
