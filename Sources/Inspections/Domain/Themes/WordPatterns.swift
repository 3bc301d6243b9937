/// Breaks text into plain words for comparing: small letters and digits, without apostrophes; hyphens divide.
package enum Words {
    package static func all(in text: some StringProtocol) -> [String] {
        var (words, word) = ([String](), [UInt8]())
        func finish() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar.value {
            case 97...122, 48...57: word.append(UInt8(scalar.value))
            case 65...90: word.append(UInt8(scalar.value) + 32)
            case 0x27, 0x2019, 0x2018: continue
            case 0xC0...0x24F: word.append(contentsOf: String(scalar).lowercased().utf8)
            default: finish()
            }
        }
        finish()
        return words
    }
}

/// A phrase of plain words; the last letters of a word may be open, as in `plan*`.
struct WordPattern: Sendable, Hashable {
    struct Part: Sendable, Hashable {
        let text: String
        let isOpen: Bool

        func fits(_ word: String) -> Bool { isOpen ? word.hasPrefix(text) : word == text }
    }

    let parts: [Part]

    /// Nil when there is no word in it.
    init?(_ text: some StringProtocol) {
        var parts: [Part] = []
        for piece in text.split(whereSeparator: { $0 == " " || $0 == "-" }) {
            let words = Words.all(in: piece)
            for (index, word) in words.enumerated() {
                parts.append(Part(text: word, isOpen: index == words.count - 1 && piece.hasSuffix("*")))
            }
        }
        if parts.isEmpty { return nil }
        self.parts = parts
    }

    /// Where the phrase ends, if it is at this place.
    func range(in words: [String], at place: Int) -> Range<Int>? {
        guard place + parts.count <= words.count else { return nil }
        let fits = zip(parts, words[place...]).allSatisfy { $0.fits($1) }
        return fits ? place..<(place + parts.count) : nil
    }
}

/// Finds many phrases in a text at once: looks only at those whose first word could be at a place.
struct PatternIndex: Sendable, Hashable {
    private let patterns: [WordPattern]
    private var closed: [String: [Int]] = [:]
    private var open: [Substring: [Int]] = [:]
    private var short: [Int] = []

    init(_ patterns: [WordPattern]) {
        self.patterns = patterns
        for (index, pattern) in patterns.enumerated() {
            guard let head = pattern.parts.first else { continue }
            if !head.isOpen {
                closed[head.text, default: []].append(index)
            } else if head.text.utf8.count >= 3 {
                open[head.text.prefix(3), default: []].append(index)
            } else {
                short.append(index)
            }
        }
    }

    /// Which phrases are in the words, each with the first place where it does.
    func found(in words: [String]) -> [Int: Range<Int>] {
        var found: [Int: Range<Int>] = [:]
        for (place, word) in words.enumerated() {
            look(closed[word], words, place, &found)
            look(open[word.prefix(3)], words, place, &found)
            look(short, words, place, &found)
        }
        return found
    }

    private func look(_ candidates: [Int]?, _ words: [String], _ place: Int, _ found: inout [Int: Range<Int>]) {
        guard let candidates, !candidates.isEmpty else { return }
        for index in candidates where found[index] == nil {
            if let range = patterns[index].range(in: words, at: place) { found[index] = range }
        }
    }
}
