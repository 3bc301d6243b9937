/// What the letter check says of one letter: never one score, and of each remark where it is and how to mend it.
package struct LetterCheck: Sendable {
    package struct Remark: Sendable, Hashable {
        package enum Kind: Int, Sendable, Hashable, CaseIterable {
            case together, longSentence, word, passive

            package var words: String {
                switch self {
                case .together: "More than one reader"
                case .longSentence: "Long sentence"
                case .word: "Word to replace"
                case .passive: "Passive"
                }
            }
        }

        package let kind: Kind
        /// The number of its sentence, from nought.
        package let sentence: Int
        /// The words it is about; empty for the whole sentence.
        package let found: String
        package let mend: String
    }

    /// A sentence is long from here on.
    package static let longest = 25
    /// A page of a letter has about so many words.
    private static let wordsPerPage = 400

    package let text: LetterText
    package let sentences: [CheckedSentence]
    package let counts: LetterCounts
    package let parts: [(part: LetterPart, sentence: Int?)]
    package let remarks: [Remark]
    /// The sentences that ask the reader to do something.
    package let asks: [Int]
    package let passives: Int
    /// What a template left to be filled in.
    package let blanks: [(blank: String, line: String)]
    /// As printed where the file says it, otherwise from the number of words.
    package let pages: Int

    /// - Parameter pages: of the file, where it has pages; nil for pasted text.
    package init(_ letter: String, words: PlainWords = .shippedList, pages: Int? = nil) {
        text = LetterText(letter)
        let sentences = text.sentences.map { CheckedSentence($0) }
        self.sentences = sentences
        counts = LetterCounts(text)
        self.pages = pages ?? max(1, (counts.words + Self.wordsPerPage - 1) / Self.wordsPerPage)
        parts = LetterPart.allCases.map { ($0, $0.place(in: sentences)) }
        asks = sentences.indices.filter { Self.isAsk(sentences[$0]) }
        remarks = sentences.enumerated().flatMap { Self.remarks(on: $1, $0, words) }
        blanks = LetterBlanks.found(in: letter)
        passives = remarks.count { $0.kind == .passive }
    }

    package var missing: [LetterPart] { parts.filter { $0.sentence == nil }.map(\.part) }
    package var longestSentence: Int { sentences.map(\.words).max() ?? 0 }
    package func count(_ kind: Remark.Kind) -> Int { remarks.count { $0.kind == kind } }

    private static func remarks(on sentence: CheckedSentence, _ place: Int, _ words: PlainWords) -> [Remark] {
        var remarks: [Remark] = []
        if isToSeveral(sentence) {
            remarks.append(
                Remark(
                    kind: .together, sentence: place, found: sentence.text,
                    mend: "Write one letter to each person with parental responsibility, even at one address."))
        }
        if sentence.words > longest {
            remarks.append(
                Remark(
                    kind: .longSentence, sentence: place, found: "", mend: "\(sentence.words) words. Make it two sentences, or a list."))
        }
        for (found, plainer) in words.found(in: sentence) {
            remarks.append(Remark(kind: .word, sentence: place, found: found, mend: "Write: \(plainer)"))
        }
        if let found = Passive.found(in: sentence.tokens) {
            remarks.append(
                Remark(kind: .passive, sentence: place, found: found, mend: "Say who does it: “we asked”, not “you were asked”."))
        }
        return remarks
    }

    /// “Dear Ms Hale and Mr Hale”, “Dear Ms Hale, and Mr Hale”, “Dear parents”, “To the parents of Ava”.
    private static func isToSeveral(_ sentence: CheckedSentence) -> Bool {
        let keys = sentence.tokens.prefix(3).map(\.key)
        if keys == ["to", "the", "parents"] || keys == ["to", "both", "parents"] { return true }
        guard keys.first == "dear" else { return false }
        let pieces = sentence.text.split(separator: ",").map { PlainToken.tokens(of: String($0)) }
        let greeting = pieces.first ?? []
        if pieces.dropFirst().first?.first?.key == "and" { return true }
        return greeting.count < 10
            && greeting.contains { !$0.isPossessive && ["and", "both", "parents", "all", "family"].contains($0.key) }
    }

    private static func isAsk(_ sentence: CheckedSentence) -> Bool {
        let first = sentence.tokens.first?.key ?? ""
        return doing.contains(first) || !["what", "how", "why"].contains(first) && sentence.says(asking)
    }

    /// What a sentence or a list item begins with that asks the reader to do something: “Take this letter …”. “Call me” is an offer.
    private static let doing: Set = [
        "attend", "bring", "buy", "clean", "collect", "come", "feed", "finish", "get", "give", "go", "join", "keep", "leave", "make",
        "meet", "pick", "put", "read", "send", "show", "sign", "start", "stay", "stop", "take", "talk", "tell", "wake", "work",
    ]

    private static let asking = Phrases([
        "you must", "you need to", "you have to", "you should", "please", "we need you to", "we want you to", "we ask you to",
        "we would like you to",
        "you will need to", "you are expected to", "make sure you", "you are required to",
        "you are asked to", "we are asking you to", "we expect you to", "could you",
    ])
}
