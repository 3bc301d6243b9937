/// A sentence as the check for clues sees it: its words with pronouns, days, figures and names folded into what they stand for, of whom it
/// speaks, and how.
struct ClueSentence: Sendable {
    struct Word: Sendable {
        let raw: String
        /// “home”, “mum’s”, or a role: YOU, THEIR, NAME, DAY, #.
        let form: String
        /// The kinds it is of, each with a star before it.
        let kinds: [String]
        /// Five small letters or more, whose first four count as well: “renting” and “rented” have them in common.
        var isLong: Bool { form.utf8.count > 4 && form.isSmall }
    }

    private static let breaks: Set<Character> = [",", ";", ":", "(", ")", "–", "—"]

    let words: [Word]
    private let manners: Set<String>

    /// - Parameter ordinary: words that are no names, also where they begin a sentence.
    init(_ sentence: String, words lists: ClueWords, ordinary: Set<String>) {
        var (words, manners): ([Word], Set<String>) = ([], [])
        var isFirst = true
        for piece in sentence.split(whereSeparator: Self.breaks.contains) {
            if !isFirst { words.append(Word(raw: ",", form: ",", kinds: [])) }
            isFirst = false
            let tokens = PlainToken.tokens(of: String(piece))
            for (place, token) in tokens.enumerated() {
                words.append(Self.word(token, before: tokens[(place + 1)...].first, lists, ordinary))
                manners.formUnion(lists.manners[token.key] ?? [])
                if token.key.count > 4, token.key.hasSuffix("ed") { manners.insert("@once") }
            }
        }
        (self.words, self.manners) = (words, manners)
    }

    private static func word(_ token: PlainToken, before next: PlainToken?, _ lists: ClueWords, _ ordinary: Set<String>) -> Word {
        let kinds = lists.kinds(of: token).filter { $0 != "plain" }.map { token.isPossessive && $0 == "somebody" ? "*somebodys" : "*\($0)" }
        func word(_ form: String, _ more: String? = nil) -> Word {
            Word(raw: token.raw, form: form, kinds: kinds + (more.map { [$0] } ?? []))
        }
        if token.key.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) { return word("#") }
        if token.key == "her" {
            let isPossessive = next.map { !lists.isPlain($0.key) } == true
            return isPossessive ? word("THEIR", "*somebodys") : word("THEM", "*somebody")
        }
        if let role = lists.roles[token.key], role != "MONTH" || token.isCapital {
            return word(role, ["THEY": "*somebody", "THEM": "*somebody", "THEIR": "*somebodys"][role])
        }
        if token.isCapital, token.key.count > 1, lists.kinds(of: token).isEmpty, !ordinary.contains(token.base) {
            return token.isPossessive ? word("NAME’s", "*somebodys") : word("NAME", "*somebody")
        }
        return word(token.isPossessive ? "\(token.base)’s" : token.key)
    }

    /// Of whom it speaks, by its first words.
    var subject: String {
        for word in words.prefix(5) {
            if word.form == "YOU" || word.form == "YOUR" { return "@reader" }
            if word.form == "WE" || word.form == "OUR" { return "@council" }
            if word.kinds.contains("*somebody") || word.kinds.contains("*somebodys") { return "@somebody" }
        }
        return "@thing"
    }

    private var time: String {
        switch (manners.contains("@now"), manners.contains("@once")) {
        case (true, false): "@now"
        case (false, true): "@once"
        case (true, true): "@both"
        case (false, false): "@untold"
        }
    }

    /// A thing that a sentence has, and the words by which it has it.
    typealias Feature = (name: String, words: Range<Int>)

    /// What counts for or against a clue: each word, pair of neighbours, kind, and kind with subject and time; each once.
    func features() -> [Feature] {
        var (found, seen): ([Feature], Set<String>) = ([], [])
        func add(_ name: String, _ words: Range<Int> = 0..<0) {
            if seen.insert(name).inserted { found.append((name, words)) }
        }
        let ways = ways
        for feature in ways + aboutWhom() { add(feature) }
        for (place, word) in words.enumerated() {
            let here = place..<(place + 1)
            add(word.form, here)
            if word.isLong { add("\(word.form.prefix(4))~", here) }
            for kind in word.kinds {
                add(kind, here)
                for about in ways { add("\(about) \(kind)", here) }
            }
        }
        for place in 0...words.count {
            let left = place == 0 ? ["<"] : [words[place - 1].form] + words[place - 1].kinds
            let right = place == words.count ? [">"] : [words[place].form] + words[place].kinds
            for first in left { for second in right { add("\(first) \(second)", max(0, place - 1)..<min(place + 1, words.count)) } }
        }
        return found
    }

    /// The ways in which a sentence speaks of a place: “@now”, “@somebody”, both together, “@perhaps”, “@not”.
    private var ways: [String] {
        [subject, time, "\(time) \(subject)"] + ["@perhaps", "@not"].filter { manners.contains($0) }
    }

    private func aboutWhom() -> [String] {
        let forms = Set(words.map(\.form))
        let persons = [["YOU", "YOUR"], ["WE", "US", "OUR"], ["THEY", "THEM", "THEIR", "NAME", "NAME’s"]]
        let who = persons.map { forms.isDisjoint(with: $0) ? "-" : $0[0] }.joined()
        return ["@who \(who)", "@kinds \(min(4, words.count { $0.kinds.contains { !$0.hasPrefix("*somebody") } }))"]
    }
}

extension String {
    /// True for small letters alone.
    var isSmall: Bool { utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
}
