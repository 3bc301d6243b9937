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

    /// Where the phrase ends, if it stands at this place.
    func range(in words: [String], at place: Int) -> Range<Int>? {
        guard place + parts.count <= words.count else { return nil }
        let fits = zip(parts, words[place...]).allSatisfy { $0.fits($1) }
        return fits ? place..<(place + parts.count) : nil
    }
}
