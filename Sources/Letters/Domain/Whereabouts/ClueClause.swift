/// A part of a sentence with a verb of its own: who it speaks of, and whether it says how things are.
struct ClueClause: Sendable {
    enum Subject: Sendable { case reader, council, somebody, thing }

    let tokens: [PlainToken]
    let keys: [String]
    let subject: Subject

    /// The clauses of a sentence. One without a subject of its own has that of the one before it.
    static func clauses(of sentence: String) -> [ClueClause] {
        var clauses: [ClueClause] = []
        for piece in sentence.split(whereSeparator: { ",;:()–—".contains($0) }) {
            for tokens in parts(PlainToken.tokens(of: String(piece))) where !tokens.isEmpty {
                let isOpen = tokens[0].key == "where" && (clauses.last?.isWished == true || clauses.last?.asks == true)
                clauses.append(
                    ClueClause(
                        tokens: tokens, keys: tokens.map(\.key), subject: subject(of: tokens, after: clauses.last), isLeftOpen: isOpen))
            }
        }
        return clauses
    }

    private static func parts(_ tokens: [PlainToken]) -> [[PlainToken]] {
        var (parts, open): ([[PlainToken]], [PlainToken]) = ([], [])
        for (place, token) in tokens.enumerated() {
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            if !open.isEmpty, ClueWords.joins(token, before: next, behind: open.last) {
                parts.append(open)
                open = []
            }
            open.append(token)
        }
        return parts + [open]
    }

    private static func subject(of tokens: [PlainToken], after last: ClueClause?) -> Subject {
        for (place, token) in tokens.prefix(4).enumerated() {
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            if token.key == "you" { return .reader }
            if token.key == "your" { return next.map { ClueWords.readersFamily.contains($0.base) } == true ? .somebody : .reader }
            if ["we", "our", "i", "my"].contains(token.key) { return .council }
            if ClueWords.council.contains(token.key) { return .council }
            if ClueWords.isSomebody(tokens, place) { return .somebody }
            if ClueWords.isVerb(token) { break }
        }
        if let first = tokens.first, let last, ClueWords.relative.contains(first.key) || ClueWords.isVerb(first) || first.key == "and" {
            return first.key == "who" ? .somebody : last.subject
        }
        return .thing
    }

    /// Where somebody other than the reader stands.
    var someone: Int? { tokens.indices.first { ClueWords.isSomebody(tokens, $0) || ClueWords.possessives.contains(tokens[$0].key) } }
    var speaksToReader: Bool { tokens.contains { ["you", "your", "yours"].contains($0.key) } }
    var isOfCouncil: Bool { subject == .council || tokens.contains { ClueWords.council.contains($0.key) } }
    /// “She is called Bea.” Nobody tells a reader the name of their own family.
    var introducesWorker: Bool { ["she", "he"].contains(keys[0]) && keys.count > 3 && keys[1] == "is" && keys[2] == "called" }
    var isOfRefuge: Bool { tokens.contains { ClueWords.kinds(of: $0).contains(.refuge) } }
    /// “You know the street.”
    var saysReaderKnows: Bool { subject == .reader && cues().contains { $0.kind == .readerKnows } }
    var isOfFamilyTime: Bool {
        let words = keys
        return words.indices.contains { words[$0] == "contact" && $0 + 1 < words.count && words[$0 + 1] == "centre" }
            || words.indices.contains { words[$0] == "family" && $0 + 1 < words.count && words[$0 + 1] == "time" }
    }

    /// It may be, must be or is wished, and is not.
    var isOnlyPossible: Bool {
        isWished || [.council, .reader].contains(subject) && keys.contains { ["can", "allow"].contains($0) }
    }

    private var isWished: Bool {
        keys.contains { word in
            ClueWords.modal.contains(word) && !(["may", "will", "would"].contains(word) && meets)
                || word == "will" && !meets && (subject != .somebody || keys.contains("decide"))
        }
    }

    /// “… where Ava lives” behind “the judge will decide”.
    let isLeftOpen: Bool
    /// “They stay with you on Sundays.”
    private var isWithReader: Bool {
        let words = keys
        return !meets && words.indices.contains { words[$0] == "with" && $0 + 1 < words.count && words[$0 + 1] == "you" }
    }

    /// “She will meet you at home”: said of a worker.
    private var isPlanned: Bool { subject == .somebody && keys.contains("will") && keys.contains("you") }

    /// The reader or the council comes across somebody: “you may see her”, “we visited them”.
    var meets: Bool {
        [.reader, .council].contains(subject)
            && tokens.contains { ClueWords.meeting.contains($0.key) || subject == .council && ClueWords.fetching.contains($0.key) }
    }

    /// “You know …”, “you asked …”: what follows is what the reader wants to know.
    var asks: Bool {
        subject == .reader && keys.contains { ["know", "knew", "asked", "ask", "asking", "find", "found", "questions"].contains($0) }
    }

    /// It happened once: a verb of the past, and none of what is or is done again and again.
    var isPast: Bool {
        let words = keys
        if words.contains(where: { ClueWords.present.contains($0) }) { return false }
        return words.contains { ClueWords.past.contains($0) }
            || tokens.contains { $0.key.count > 4 && $0.key.hasSuffix("ed") && !$0.isCapital }
    }

    var isDenied: Bool { keys.contains { ClueWords.denying.contains($0) } }

    /// The points of the clause: what the cues count, less where the clause does not say how things are.
    func weight(of cues: [Cue]) -> Int {
        if cues.isEmpty || isOnlyPossible || isLeftOpen || isWithReader || isPlanned { return 0 }
        var points = Dictionary(grouping: cues, by: \.kind).values.reduce(0) { $0 + ($1.map(\.points).max() ?? 0) }
        if subject == .reader, !meets {
            if cues.contains(where: { [.whereTheyAre, .readersPlace, .readerKnows].contains($0.kind) }) { return points }
            return 0
        }
        if isPast, !(subject == .council && meets) { points -= cues.contains { $0.lasts } ? 0 : points / 2 }
        if isDenied, !cues.contains(where: \.holdsWhereDenied) { points -= points / 2 }
        return points
    }

    func words(_ cues: [Cue]) -> String {
        let places = cues.flatMap { [$0.range.lowerBound, min($0.range.upperBound, tokens.count) - 1] } + (someone.map { [$0] } ?? [])
        guard let first = places.min(), let last = places.max() else { return "" }
        return tokens[first...last].map(\.raw).joined(separator: " ")
    }
}
