/// Which paragraphs of Ofsted's report most likely say what a sentence says, by the words they share. Words that stand in many
/// paragraphs count little. A suggestion for a person to take or leave.
package struct LikelyParagraphs: Sendable {
    private let words: [Int: Set<String>]
    private let weights: [String: Double]

    package init(_ paragraphs: [Int: String]) {
        words = paragraphs.mapValues(LikelyParagraphs.words)
        let counts = words.values.reduce(into: [String: Int]()) { counts, words in for word in words { counts[word, default: 0] += 1 } }
        weights = counts.mapValues { 1 / Double($0) }
    }

    /// At most `limit` numbers, the likeliest first; none when too little is shared.
    package func numbers(for sentence: String, limit: Int = 2) -> [Int] {
        let own = LikelyParagraphs.words(sentence)
        let scores = words.map { number, words in
            (number, words.intersection(own).reduce(0) { $0 + (weights[$1] ?? 0) }, words.intersection(own).count)
        }
        return scores.filter { $0.1 >= 0.3 && $0.2 >= 2 }.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.prefix(limit).map(\.0)
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 4 }.map { String($0.prefix(7)) })
    }
}
