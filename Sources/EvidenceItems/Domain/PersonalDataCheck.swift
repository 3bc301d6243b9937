import Foundation

/// Searches a text for personal data. It only finds: it decides nothing, and a text without findings is not thereby cleared.
///
/// Names are compared without regard to case, accents, hyphens and apostrophes; see ``NameForms`` for the forms and ``NameIndex`` for
/// the one letter that may be wrong. Not found are a first name alone, a nickname, a name with two letters wrong, and a name that is on
/// no list.
package struct PersonalDataCheck: Sendable {
    private let lists: [NameList]

    package init(_ lists: [NameList] = []) { self.lists = lists }

    /// In the order of the text; where two overlap, the one that comes first in this order of kinds: names, numbers, places.
    package func hits(in text: String) -> [PersonalDataHit] {
        let words = WordsOfText(text).words
        let names = lists.enumerated().flatMap { place, list in
            NameSearch(list: list, words: words).hits().map { hit in
                var hit = hit
                hit.list = place
                return hit
            }
        }
        let patterns = PersonalPatterns(words: words)
        let all = names + patterns.numbers() + DatesOfBirth(words: words, names: names).hits() + patterns.places() + patterns.initials()
        var kept: [PersonalDataHit] = []
        for hit in all where !kept.contains(where: { $0.range.overlaps(hit.range) }) { kept.append(hit) }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// Possible personal data in a text: what kind it is and where it is.
package struct PersonalDataHit: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// On a list of names. Which list is never said, because that would show who is known to the service.
        case name
        case staffName = "staff_name"
        case initialsWithAge = "initials_with_age"
        case dateOfBirth = "date_of_birth"
        case upn
        case nhsNumber = "nhs_number"
        case recordNumber = "record_number"
        case postcode
        case address
        case email
        case telephone

        package var words: String {
            switch self {
            case .name: "A name on a list"
            case .staffName: "The name of a member of staff"
            case .initialsWithAge: "Initials with an age"
            case .dateOfBirth: "A possible date of birth"
            case .upn: "A UPN"
            case .nhsNumber: "An NHS number"
            case .recordNumber: "The number of a child’s or family’s record"
            case .postcode: "A postcode"
            case .address: "An address"
            case .email: "An email address"
            case .telephone: "A telephone number"
            }
        }
    }

    package let kind: Kind
    /// Its position, in bytes of the text.
    package let range: Range<Int>
    /// Why it is not certain; empty where it is.
    package let doubt: String
    /// Which entries of the list it may be; for the store, never for a page.
    package let entries: [Int]
    /// The position of its list among the lists.
    package var list: Int?

    package init(_ kind: Kind, _ range: Range<Int>, doubt: String = "", entries: [Int] = []) {
        (self.kind, self.range, self.doubt, self.entries) = (kind, range, doubt, entries)
    }
}

/// A finding with the text before and after it.
package struct HitInContext: Sendable, Hashable {
    package let before: String
    package let found: String
    package let after: String
    private static let reach = 60

    /// Nil when the range does not lie in the text.
    package init?(_ range: Range<Int>, in text: String) {
        let bytes = Array(text.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
        let (from, to) = (max(0, range.lowerBound - HitInContext.reach), min(bytes.count, range.upperBound + HitInContext.reach))
        found = String(decoding: bytes[range], as: UTF8.self)
        before = HitInContext.line(String(decoding: bytes[from..<range.lowerBound], as: UTF8.self), cutsStart: from > 0)
        after = HitInContext.line(String(decoding: bytes[range.upperBound..<to], as: UTF8.self), cutsEnd: to < bytes.count)
    }

    /// One line, without the half words at its cut ends.
    private static func line(_ text: String, cutsStart: Bool = false, cutsEnd: Bool = false) -> String {
        var text = text.map { $0.isWhitespace ? " " : $0 }[...]
        if cutsStart, let space = text.firstIndex(of: " ") { text = text[space...] }
        if cutsEnd, let space = text.lastIndex(of: " ") { text = text[...space] }
        return (cutsStart ? "…" : "") + String(text) + (cutsEnd ? "…" : "")
    }
}

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
