import Foundation

/// A text cut into words and figures, each with its place. A hyphen parts words; an apostrophe inside one does not.
struct WordsOfText: Sendable {
    struct Word: Sendable {
        /// In bytes of the text.
        let range: Range<Int>
        /// As written.
        let raw: String
        /// Small letters without accents and apostrophes.
        let key: [UInt8]
        /// The same without a possessive `’s`, where it has one.
        let bare: [UInt8]?
        /// What stands between the word before and this one, at most its first eight signs.
        let gap: String

        var isCapital: Bool { raw.first?.isUppercase == true }
        var isFigures: Bool { key.allSatisfy { (48...57).contains($0) } }
        var isLetters: Bool { !key.contains { (48...57).contains($0) } }
        var number: Int? { isFigures && key.count <= 9 ? Int(raw) : nil }
        func says(_ words: String...) -> Bool { words.contains { $0.utf8.elementsEqual(key) } }
    }

    let words: [Word]

    init(_ text: String) {
        var words: [Word] = []
        var (place, start, raw, gap) = (0, 0, String.UnicodeScalarView(), "")
        func close(at end: Int) {
            guard !raw.isEmpty else { return }
            words.append(WordsOfText.word(String(raw), start..<end, gap))
            raw = String.UnicodeScalarView()
            gap = ""
        }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            let isInside = WordsOfText.isWord(scalar)
            let joins =
                !raw.isEmpty && WordsOfText.isApostrophe(scalar) && next < scalars.endIndex && scalars[next].properties.isAlphabetic
            if isInside || joins {
                if raw.isEmpty { start = place }
                raw.append(scalar)
            } else {
                close(at: place)
                if gap.unicodeScalars.count < 8 { gap.unicodeScalars.append(scalar) }
            }
            place += UTF8.width(scalar)
            index = next
        }
        close(at: place)
        self.words = words
    }

    static func isApostrophe(_ scalar: UnicodeScalar) -> Bool { scalar == "'" || scalar == "’" || scalar == "‘" || scalar == "`" }

    private static func isWord(_ scalar: UnicodeScalar) -> Bool {
        if scalar.isASCII {
            return (48...57).contains(scalar.value) || (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func word(_ raw: String, _ range: Range<Int>, _ gap: String) -> Word {
        let isPossessive = raw.count > 2 && raw.last == "s" && raw.unicodeScalars.dropLast().last.map(isApostrophe) == true
        return Word(
            range: range, raw: raw, key: NameKey.folded(raw), bare: isPossessive ? NameKey.folded(String(raw.dropLast(2))) : nil, gap: gap)
    }
}

/// A name as it is compared: small letters only, so that case, accents, hyphens, spaces and apostrophes make no difference.
package enum NameKey {
    package static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            guard byte < 128 else { return foldedSlowly(text) }
            switch byte {
            case 65...90: bytes.append(byte + 32)
            case 97...122, 48...57: bytes.append(byte)
            default: break
            }
        }
        return bytes
    }

    private static func foldedSlowly(_ text: String) -> [UInt8] {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return plain.unicodeScalars.filter { $0.properties.isAlphabetic || ($0.isASCII && $0.properties.numericType != nil) }
            .flatMap { Array(String($0).utf8) }
    }

    /// The words of a name, each folded, without a title before it: a double-barrelled name is one word.
    static func words(_ name: String) -> [[UInt8]] {
        let words = name.split(whereSeparator: \.isWhitespace).map { folded(String($0)) }.filter { !$0.isEmpty }
        return words.count > 1 && titles.contains(words[0]) ? Array(words.dropFirst()) : words
    }

    private static let titles = Set(
        ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "cllr", "councillor"].map { Array($0.utf8) })
}
