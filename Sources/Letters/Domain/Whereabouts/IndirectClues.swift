/// Sentences that say where somebody lives, goes or is seen, without a known detail: “at her mum’s”, “near the leisure centre”.
///
/// There is no end to such wordings, so neither a list nor rules find them: each word, pair of words and kind of word in a sentence counts
/// for or against, by weights learnt from sentences that their authors marked. A sentence that comes to ``enough`` goes to a second reader.
struct IndirectClues: Sendable {
    /// In thousandths of a point. The lower it is, the more clues are shown, and the more sentences that are none.
    static let enough = 250

    /// The words that count most, where a sentence is a clue. Without weights every sentence is one.
    func found(in sentence: String) -> String? {
        guard case .success(let weights) = ClueWeights.shipped else { return sentence }
        let (total, words) = weights.weigh(sentence)
        return total >= Self.enough ? Self.strongest(of: words) : nil
    }

    /// The up to six neighbours that count most together.
    private static func strongest(of words: [(raw: String, points: Double)]) -> String {
        var best = (points: -Double.infinity, range: 0..<0)
        for start in words.indices where words[start].raw != "," {
            var points = 0.0
            for end in start..<min(start + 6, words.count) where words[end].raw != "," {
                points += words[end].points
                if points > best.points { best = (points, start..<(end + 1)) }
            }
        }
        return words[best.range].map(\.raw).filter { $0 != "," }.joined(separator: " ")
    }

    private static let residing = set(
        """
        live lives lived living stay stays stayed staying sleep sleeps sleeping lodge lodges lodging settled shares rent rents renting \
        reside resides gone went going moved moving back returned return returns housed based rehoused relocated home placed put sharing \
        camping reached
        """)
    private static let persons = set("she he they children kids boys girls twins baby mum mother dad father family carers gran")
    private static let readerAndCouncil = set(
        """
        you your yours we our us i my meeting office offices reception court shirehall council conference interview lifts panel hearing \
        solicitor solicitors judge worker workers
        """)

    /// True for a sentence that says of somebody else than the reader where they live or go.
    static func saysWhere(_ tokens: [PlainToken]) -> Bool {
        tokens.indices.contains { place in
            let word = tokens[place].key
            guard residing.contains(word) || ["is", "are", "was", "were"].contains(word) && isSomewhere(tokens, place) else { return false }
            return !tokens[max(0, place - 4)..<place].contains { readerAndCouncil.contains($0.key) }
        }
    }

    /// “They are happy in …”, at the verb.
    private static func isSomewhere(_ tokens: [PlainToken], _ place: Int) -> Bool {
        guard place > 0, persons.contains(tokens[place - 1].key) || tokens[place - 1].isCapital else { return false }
        return tokens[place...].dropFirst().prefix(3).contains { ["in", "at", "near"].contains($0.key) }
    }

    private static func set(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
