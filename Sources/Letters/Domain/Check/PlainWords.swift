/// Words to replace with plainer ones, as the council keeps them: a line each, `word, other form > plainer words`.
package struct PlainWords: Sendable {
    package struct Entry: Sendable, Hashable {
        package let terms: [String]
        package let plainer: String
    }

    package let entries: [Entry]
    /// By first word: the words that follow, and the entry.
    private let table: [String: [(words: [String], isShort: Bool, entry: Int)]]

    /// - Throws: the number of the first line that is not of that form.
    package init(_ text: String) throws(BadLine) {
        var entries: [Entry] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !$0.isWhitespace }) {
            let sides = line.split(separator: ">", maxSplits: 1).map { $0.trimmedEnds }
            guard sides.count == 2, !sides[1].isEmpty else { throw BadLine(number: index + 1) }
            let terms = sides[0].split(separator: ",").map { $0.trimmedEnds }.filter { !$0.isEmpty }
            guard !terms.isEmpty else { throw BadLine(number: index + 1) }
            entries.append(Entry(terms: terms, plainer: sides[1]))
        }
        self.init(entries)
    }

    package struct BadLine: Error, Hashable {
        package let number: Int
        package init(number: Int) { self.number = number }
    }

    private init(_ entries: [Entry]) {
        self.entries = entries
        var table: [String: [(words: [String], isShort: Bool, entry: Int)]] = [:]
        for (place, entry) in entries.enumerated() {
            for term in entry.terms {
                let tokens = PlainToken.tokens(of: term)
                guard let first = tokens.first else { continue }
                // “LAC” is the short form, “lac” would be a word.
                let isShort = tokens.count == 1 && term.count > 1 && term == term.uppercased()
                table[first.key, default: []].append((tokens.map(\.key), isShort, place))
            }
        }
        self.table = table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The words of a sentence that are on the list, each with what to write.
    func found(in sentence: CheckedSentence) -> [(words: String, plainer: String)] {
        var (found, place): ([(String, String)], Int) = ([], 0)
        let tokens = sentence.tokens
        while place < tokens.count {
            if let (length, entry) = match(tokens, place) {
                found.append((tokens[place..<(place + length)].map(\.raw).joined(separator: " "), entries[entry].plainer))
                place += length
            } else {
                place += 1
            }
        }
        return found
    }

    private func match(_ tokens: [PlainToken], _ place: Int) -> (Int, Int)? {
        let key = tokens[place].key
        let candidates = (table[key] ?? []) + (key.hasSuffix("s") ? table[String(key.dropLast())] ?? [] : [])
        for (words, isShort, entry) in candidates where place + words.count <= tokens.count {
            let part = tokens[place..<(place + words.count)]
            guard zip(part, words).allSatisfy({ $0.key == $1 || $0.key == $1 + "s" }) else { continue }
            if isShort,
                !tokens[place].raw.contains(where: \.isUppercase) || tokens[place].raw.dropFirst().prefix(1).allSatisfy(\.isLowercase)
            {
                continue
            }
            if key == "contact", place + 1 < tokens.count, isToCall(tokens[place + 1], atStart: place == 0) { continue }
            return (words.count, entry)
        }
        return nil
    }

    /// “Contact us” and “Contact Sam Lee” are no visit of a parent.
    private func isToCall(_ next: PlainToken, atStart: Bool) -> Bool { Self.toCall.contains(next.key) || atStart && next.isCapital }

    private static let toCall: Set = ["us", "me", "him", "her", "them", "the", "your", "number", "centre", "details", "a"]

    /// The list as it is shipped.
    package static let shipped = """
        contact > seeing your family, family time
        placement > home, where they live
        placement breakdown > had to move
        siblings, sibling > brothers and sisters
        LAC, looked after child, looked after children > children in care, or the child’s name
        birth parents, birth parent > parents, mum, dad
        carer > name them
        abscond, absconded, absconding > ran away, went missing
        challenging behaviour > upset, finding it hard to cope; say what happened
        NEET > not in work, school or training
        respite > short break, time away
        permanence > a home for good
        care leaver > care experienced, moving on from care
        care plan > plan for [name]
        pathway plan > plan for leaving care
        provision > home, school
        caseload > children we work with
        transition > move, change
        peers, peer > friends
        difficult to place > we have not found the right home yet
        UASC > young people who came alone
        statutory visit > visit we must make
        DNA, did not engage, failed to engage > did not come; ask why
        disguised compliance > say what you saw
        non-engagement, non engagement > we could not meet you
        hard to reach > we have not reached
        chronology > list of what happened and when
        threshold > worried enough that the law lets us act
        significant harm > being badly hurt or not cared for; keep the legal words once, explained
        public law outline, PLO > steps before going to court
        legal planning meeting > meeting with our lawyers
        letter before proceedings > this letter; it means that we may go to court
        care proceedings, issue proceedings, court proceedings > go to court, ask a judge to decide
        initiate, initiated, instigate, instigated > start
        step down, stepped down > stop this stage, things are better
        section 20 > you agree that we look after [name]
        interim care order > for now, the judge lets us share decisions
        parental responsibility > the right to decide things for your child
        connected person, SGO > family or friend who could care for [name]
        FGC, FGDM > family meeting
        ICPC, RCPC, CIN, CP, MASH, IRO, LADO, SDQ, EHCP > write it in full once, then use a plain name
        multi-agency, multi agency > school, health, police and us
        intervention > help
        signpost, signposted > tell you where to go
        capacity > able to; time
        attachment > bond
        neglectful > say what was missing
        presenting as, presented as > looked, seemed
        appropriate, inappropriate > say what
        robust, holistic > leave it out, or say what
        ongoing > still going on
        facilitate > help
        utilise, utilised > use
        commence, commenced > start
        terminate, terminated > end
        prior to > before
        in respect of, with regard to, in relation to > about
        pursuant to > under
        aforementioned, hereby > this
        forthwith > now
        ascertain > find out
        endeavour > try
        in the event that > if
        in order to > to
        core group > the people who meet about the plan
        """

    package static let shippedList = PlainWords(
        shipped.split(separator: "\n").compactMap { line in
            let sides = line.split(separator: ">", maxSplits: 1).map { $0.trimmedEnds }
            return sides.count == 2 ? Entry(terms: sides[0].split(separator: ",").map { $0.trimmedEnds }, plainer: sides[1]) : nil
        })
}
