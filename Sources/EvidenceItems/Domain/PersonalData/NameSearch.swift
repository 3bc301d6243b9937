/// Looks for the names of one list in a text.
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
