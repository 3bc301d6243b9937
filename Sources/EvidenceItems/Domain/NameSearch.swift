/// Finds the names of one list in a text.
struct NameSearch {
    let list: NameList
    let words: [WordsOfText.Word]
    /// A name, its hyphens and the spaces in it come to no more words than this.
    private static let longest = 6
    private static let mostLetters = 60

    func hits() -> [PersonalDataHit] {
        var hits: [PersonalDataHit] = []
        var place = 0
        while place < words.count {
            if let found = exact(at: place) ?? near(at: place) {
                hits.append(found.hit)
                place = found.next
            } else {
                place += 1
            }
        }
        return hits
    }

    private typealias Found = (hit: PersonalDataHit, next: Int)

    /// The longest name that begins here.
    private func exact(at start: Int) -> Found? {
        var (key, best): ([UInt8], Found?) = ([], nil)
        for end in start..<min(words.count, start + NameSearch.longest) {
            let word = words[end]
            guard word.isLetters, end == start || NameSearch.joins(word.gap), key.count + word.key.count <= NameSearch.mostLetters else {
                break
            }
            let mayBeOneWord = words[start].isCapital
            for last in [word.key, word.bare].compactMap(\.self) {
                let entries = list.index.entries(key + last, mayBeOneWord: mayBeOneWord)
                if !entries.isEmpty {
                    best = (PersonalDataHit(list.kind, words[start].range.lowerBound..<word.range.upperBound, entries: entries), end + 1)
                }
            }
            key += word.key
        }
        return best
    }

    /// A name of two to four words with one letter wrong, at least one of them with a large letter.
    private func near(at start: Int) -> Found? {
        guard words[start].isLetters else { return nil }
        var (key, hasCapital) = (words[start].key, words[start].isCapital)
        for end in (start + 1)..<max(start + 1, min(words.count, start + 4)) {
            let word = words[end]
            guard word.isLetters, NameSearch.joins(word.gap), key.count + word.key.count <= NameSearch.mostLetters else { return nil }
            hasCapital = hasCapital || word.isCapital
            for last in [word.key, word.bare].compactMap(\.self) where hasCapital {
                if let entry = list.index.entryNear(key + last) {
                    let range = words[start].range.lowerBound..<word.range.upperBound
                    return (PersonalDataHit(list.kind, range, doubt: "one letter differs", entries: [entry]), end + 1)
                }
            }
            key += word.key
        }
        return nil
    }

    /// A full stop joins only as the mark of an initial or a title; the end of a paragraph does not join.
    private static func joins(_ gap: String) -> Bool {
        gap.unicodeScalars.count < 8
            && gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || "-‐‑–,.'’`".unicodeScalars.contains($0) }
            && gap.unicodeScalars.count { $0 == "\n" } < 2
    }
}

/// A list of names to compare with, and what a hit on it is called.
package struct NameList: Sendable {
    package let kind: PersonalDataHit.Kind
    package let index: NameIndex

    package init(_ kind: PersonalDataHit.Kind, _ index: NameIndex) {
        self.kind = kind
        self.index = index
    }
}

/// Names as numbers, ready to be compared with a text. The numbers of a list that a council loads are made with a secret key, so that
/// the names themselves are kept nowhere.
package struct NameIndex: Sendable {
    package typealias Number = @Sendable ([UInt8]) -> UInt64

    /// From this many letters on, one letter may be wrong.
    package static let lettersForTypos = 7

    /// What is kept of a name: the numbers of its forms.
    package struct Entry: Sendable, Hashable {
        package let exact: [UInt64]
        package let near: [UInt64]
        package let isOneWord: Bool

        package init(exact: [UInt64], near: [UInt64], isOneWord: Bool) {
            (self.exact, self.near, self.isOneWord) = (exact, near, isOneWord)
        }

        package init?(_ name: String, number: Number) {
            guard let forms = NameForms(name) else { return nil }
            exact = (forms.whole + forms.short).map(number)
            near =
                forms.isOneWord
                ? []
                : forms.whole.filter { $0.count >= NameIndex.lettersForTypos }.flatMap { form in
                    [number(form)] + NameIndex.shorter(form).map(number)
                }
            isOneWord = forms.isOneWord
        }
    }

    let number: Number
    private var exact: [UInt64: [Int]] = [:]
    private var single: [UInt64: [Int]] = [:]
    private var near: [UInt64: Int] = [:]
    package private(set) var count = 0

    package init(number: @escaping Number = NameIndex.plain) { self.number = number }

    package init(_ names: some Sequence<String>, number: @escaping Number = NameIndex.plain) {
        self.init(number: number)
        for (place, name) in names.enumerated() { if let entry = Entry(name, number: number) { add(entry, as: place) } }
    }

    package mutating func add(_ entry: Entry, as place: Int) {
        count += 1
        for number in entry.exact {
            if entry.isOneWord { single[number, default: []].append(place) } else { exact[number, default: []].append(place) }
        }
        for number in entry.near { near[number] = near[number] ?? place }
    }

    func entries(_ key: [UInt8], mayBeOneWord: Bool) -> [Int] {
        let value = number(key)
        return (exact[value] ?? []) + (mayBeOneWord ? single[value] ?? [] : [])
    }

    /// An entry from which the key differs in one letter: one too many, too few, another, or two that changed places.
    func entryNear(_ key: [UInt8]) -> Int? {
        guard !near.isEmpty, key.count >= NameIndex.lettersForTypos - 1 else { return nil }
        if let place = near[number(key)] { return place }
        for shorter in NameIndex.shorter(key) { if let place = near[number(shorter)] { return place } }
        return nil
    }

    /// The key without one of its letters, once for each.
    static func shorter(_ key: [UInt8]) -> [[UInt8]] {
        key.indices.compactMap { index in
            // Of two equal letters beside one another either gives the same.
            if index > 0, key[index - 1] == key[index] { return nil }
            var shorter = key
            shorter.remove(at: index)
            return shorter
        }
    }

    /// For names that are known here anyway: a number without a secret (FNV-1a).
    @Sendable package static func plain(_ key: [UInt8]) -> UInt64 {
        key.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

/// The forms in which one name is looked for.
///
/// Of `Rosalind Ann Merriday`: the whole, without the middle name, the last name first, the initial with the last name, and a title
/// with the last name, as a parent is written. Of a double-barrelled last name each half with the first name too. Of a name of one
/// word that word alone, where it begins with a large letter.
package struct NameForms: Sendable, Hashable {
    /// Compared as they are and, from seven letters on, with one letter wrong.
    package let whole: [[UInt8]]
    /// Compared as they are only.
    package let short: [[UInt8]]
    package let isOneWord: Bool

    private static let titles = ["mr", "mrs", "ms", "miss"]

    /// Nil for what has fewer than two letters.
    package init?(_ name: String) {
        let words = NameKey.words(name)
        guard let first = words.first, let last = words.last, words.reduce(0, { $0 + $1.count }) >= 2 else { return nil }
        isOneWord = words.count == 1
        if isOneWord {
            (whole, short) = ([first], [])
            return
        }
        var whole = [Array(words.joined()), first + last, last + first, Array(([last] + words.dropLast()).joined())]
        whole += NameForms.halves(of: name).flatMap { [first + $0, $0 + first] }
        self.whole = NameForms.unique(whole)
        let initials = first.prefix(1) + last
        short = last.count < 3 ? [] : NameForms.unique([Array(initials)] + NameForms.titles.map { Array($0.utf8) + last })
    }

    private static func halves(of name: String) -> [[UInt8]] {
        let last = name.split(whereSeparator: \.isWhitespace).last ?? ""
        let halves = last.split { $0 == "-" || $0 == "‐" || $0 == "–" }.map { NameKey.folded(String($0)) }.filter { $0.count >= 3 }
        return halves.count > 1 ? halves : []
    }

    private static func unique(_ forms: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return forms.filter { seen.insert($0).inserted }
    }
}
