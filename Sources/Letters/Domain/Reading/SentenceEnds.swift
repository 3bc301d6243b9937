/// Where a sentence ends within a paragraph.
///
/// Titles (Dr.), short forms (e.g., No. 5), initials, times (9.30 a.m.), figures, addresses of the web and ellipses do not end one. A
/// short form
/// that can also stand at the end, as “p.m.” or “St.”, ends one only before a word that begins a new sentence.
enum SentenceEnds {
    static func split(_ text: String) -> [String] {
        let tokens = text.split(whereSeparator: \.isWhitespace)
        var (sentences, open): ([String], [Substring]) = ([], [])
        for (index, token) in tokens.enumerated() {
            open.append(token)
            if isEnd(token, next: index + 1 < tokens.count ? tokens[index + 1] : nil) {
                sentences.append(open.joined(separator: " "))
                open = []
            }
        }
        if !open.isEmpty { sentences.append(open.joined(separator: " ")) }
        return sentences
    }

    private static let closing: Set<Character> = ["”", "\"", "’", "'", ")", "]", "»"]
    private static let opening: Set<Character> = ["“", "\"", "‘", "'", "(", "[", "«"]

    private static func isEnd(_ token: Substring, next: Substring?) -> Bool {
        let core = Substring(token.reversed().drop { closing.contains($0) }.reversed())
        guard let last = core.last, let next else { return false }
        let start = next.drop { opening.contains($0) }
        if core.count < token.count, start.first?.isLowercase == true { return false }
        if last == "!" || last == "?" { return true }
        guard last == ".", !core.hasSuffix(".."), !core.hasSuffix("…") else { return false }
        let word = String(core.dropLast().drop { opening.contains($0) })
        return ends(after: word, before: String(start))
    }

    /// - Parameters:
    ///   - word: what stands before the full stop.
    ///   - next: the next word, without an opening quotation mark.
    private static func ends(after word: String, before next: String) -> Bool {
        let small = word.lowercased()
        let bare = String(next.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isLetter || $0 == "’" || $0 == "'" })
        let beginsNew = starters.contains(bare)
        let isFigure = next.first?.isNumber == true || next.first == "£"
        if titles.contains(small) { return false }
        if never.contains(small) { return false }
        if beforeFigures.contains(small), isFigure { return false }
        if halfDays.contains(small) {
            return bare.first?.isUppercase == true && !isDayOrMonth(bare)
        }
        if atEitherPlace.contains(small) || isDayOrMonth(word) && word.count < 5 && word.lowercased() != "may" || isInitials(word) {
            return beginsNew
        }
        if isVowelless(small) { return bare.first?.isUppercase == true }
        return true
    }

    /// “J”, “J.R”, “U.K”.
    private static func isInitials(_ word: String) -> Bool {
        let letters = word.split(separator: ".")
        return !letters.isEmpty && letters.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
            && (letters.count > 1 || word.first?.isUppercase == true)
    }

    /// “hrs”, “wks”: no word of the language is without a vowel.
    private static func isVowelless(_ small: String) -> Bool {
        (2...4).contains(small.count) && small.allSatisfy { $0.isLetter && !"aeiouy".contains($0) }
    }

    private static func isDayOrMonth(_ word: String) -> Bool {
        let small = word.lowercased()
        return small.count > 2 && (days + months).contains { $0.hasPrefix(small) || small.hasPrefix($0) && small.count == $0.count + 1 }
    }

    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let titles = words("dr mr mrs ms mx prof rev revd fr sr hon sgt insp supt det pc cllr capt col lt gen messrs mmes")
    private static let never = words("e.g eg i.e ie viz cf vs v approx c ca incl excl esp a.k.a aka")
    private static let beforeFigures = words(
        "no nos p pp para paras s ss reg regs art arts fig figs vol ext tel ref sec ch chap sch rule pt page pg item flat apt")
    private static let halfDays = words("a.m p.m am pm etc et.al noon")
    private static let atEitherPlace = words(
        "st rd ave av ln cl cres dept govt est ltd plc inc co corp bros jr snr jnr esq ph.d phd b.a m.a hq mt ft")
    /// Words that begin a sentence, written as they stand there; a name behind a short form is not among them.
    private static let starters = Set(
        """
        I I’m I'm I’ve I've I’ll I'll We We’re We're We’ve We've We’ll We'll You You’re You're You’ll You'll Your He He’s He's \
        She She’s She's They \
        They’re They're It It’s It's This That These Those There The A An Our My His Her Their If When Where While What Who Why \
        How Please But And Or \
        So As At In On For From To After Before Since Because Although Then Now Not No Yes Some Each Both All Any Every One Two \
        Three Until Once With \
        Without During By Let Do Does Did Is Are Was Were Has Have Had Can Could Will Would Should May Must
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
