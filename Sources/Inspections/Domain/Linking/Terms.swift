/// The words of a text that carry its meaning, cut to their stems and numbered, since a report says the same words again and
/// again and numbers compare faster.
struct Terms {
    private var known: [String: Int?] = [:]
    private var numbers: [String: Int] = [:]

    mutating func all(in words: [String]) -> Set<Int> {
        var terms: Set<Int> = []
        for word in words {
            if let term = term(word) { terms.insert(term) }
        }
        return terms
    }

    /// Nil for a common word or a number.
    private mutating func term(_ word: String) -> Int? {
        if let term = known[word] { return term }
        let isCommon = word.utf8.count < 3 || Terms.common.contains(word) || word.utf8.allSatisfy { (48...57).contains($0) }
        let term = isCommon ? nil : number(Terms.stem(word))
        known[word] = .some(term)
        return term
    }

    private mutating func number(_ stem: String) -> Int {
        if let number = numbers[stem] { return number }
        numbers[stem] = numbers.count
        return numbers.count - 1
    }

    /// Words of every report, which tell nothing about what it says.
    private static let common: Set<String> = Set(
        """
        the and for are with that this not has have had been was were their they them from which when where who will would can could
        should all any its than then these those there here also such some most more many much few other others each both either only
        own same very into onto over under about between within without through during before after since while until upon against
        being does did done doing may might must shall what how why our out off per via too yet now just well
        child children childrens young people person family families local authority authorities service services social worker workers
        work working staff council ensure ensures ensuring ensured including include includes particularly particular specific need needs
        needed needing help support supported supporting care area areas making make made take taken receive received
        good better improve improved improving improvement improvements effective effectively effectiveness quality consistent consistently consistency
        timely timeliness appropriate appropriately new number numbers result results impact use used using experience experiences
        range time first number high low across small large majority inspectors inspection identified
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// A light stemmer: enough that `placements`, `locally` and `recorded` meet `placement`, `local` and `recording`.
    static func stem(_ word: String) -> String {
        var stem = word[...]
        func drop(_ ending: String, leaving least: Int) -> Bool {
            guard stem.hasSuffix(ending), stem.utf8.count - ending.utf8.count >= least else { return false }
            stem = stem.dropLast(ending.count)
            return true
        }
        if drop("ness", leaving: 4), stem.hasSuffix("li") { stem = stem.dropLast(2) }
        if drop("ies", leaving: 3) { stem = stem + "y" }
        if !stem.hasSuffix("ss") { _ = drop("s", leaving: 3) }
        _ =
            drop("ation", leaving: 5) || drop("ing", leaving: 4) || drop("ed", leaving: 4) || drop("ly", leaving: 4)
            || drop("ive", leaving: 5)
        _ = drop("e", leaving: 4)
        return String(stem)
    }
}
