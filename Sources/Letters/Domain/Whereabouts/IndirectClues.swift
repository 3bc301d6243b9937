/// Sentences that say where somebody lives, goes or is seen, without a known detail: “at her mum’s”, “near the leisure centre”.
///
/// There is no end to such wordings, so no list of them is kept. A sentence is taken by what it is: it speaks of somebody other than its
/// reader, of how things are with them and not of what may be or of what happened once, and its words can lead to a place. Which words
/// can, and how much each kind counts, stands in ``ClueKind``; how words together say it, in ``ClueClause/cues()``.
struct IndirectClues: Sendable {
    /// A sentence with so many points goes to the second reader.
    static let enough = 12

    /// The words that count, from the first to the last of each clause; empty where the sentence leads nowhere.
    func found(in sentence: String) -> [String] {
        let clauses = ClueClause.clauses(of: sentence)
        guard !clauses.contains(where: { $0.isOfFamilyTime || $0.introducesWorker }) else { return [] }
        let isOfSomebody = clauses.contains { $0.someone != nil || $0.saysReaderKnows }
        let isOfReader = clauses.contains { $0.speaksToReader }
        guard isOfSomebody || !isOfReader && !clauses.contains(where: \.isOfCouncil) else { return [] }
        let scored = clauses.map { ($0, $0.isOnlyPossible ? [] : $0.cues()) }
        let points = scored.reduce(0) { $0 + $1.0.weight(of: $1.1) }
        // Of a place with nobody in it more has to be said.
        guard points >= (isOfSomebody || clauses.contains(where: \.isOfRefuge) ? Self.enough : Self.enough * 3 / 2) else { return [] }
        return scored.compactMap { clause, cues in clause.weight(of: cues) == 0 ? nil : clause.words(cues) }
    }

    /// True for a sentence that says of somebody else than the reader where they live or go.
    static func saysWhere(_ tokens: [PlainToken]) -> Bool {
        tokens.indices.contains { place in
            let word = tokens[place].key
            guard ClueWords.residing.contains(word) || ["is", "are", "was", "were"].contains(word) && isSomewhere(tokens, place) else {
                return false
            }
            return !tokens[max(0, place - 4)..<place].contains { ClueWords.reader.contains($0.key) || ClueWords.council.contains($0.key) }
        }
    }

    /// “They are happy in …”, at the verb.
    private static func isSomewhere(_ tokens: [PlainToken], _ place: Int) -> Bool {
        guard place > 0, ClueWords.isSomebody(tokens, place - 1) else { return false }
        return tokens[place...].dropFirst().prefix(3).contains { ["in", "at", "near"].contains($0.key) }
    }
}
