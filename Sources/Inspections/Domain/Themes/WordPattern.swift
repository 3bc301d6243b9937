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

    /// The first place where the phrase stands.
    func first(in words: [String]) -> Range<Int>? {
        guard let head = parts.first, words.count >= parts.count else { return nil }
        for start in 0...(words.count - parts.count) where head.fits(words[start]) {
            let fits = zip(parts.dropFirst(), words[(start + 1)...]).allSatisfy { $0.fits($1) }
            if fits { return start..<(start + parts.count) }
        }
        return nil
    }
}
