/// The short name of a council, as people say it: `Shropshire`, `Isle of Wight`, `Kensington and Chelsea`.
enum AuthorityName {
    static func short(_ printed: String) -> String? {
        var words = printed.replacingOccurrencesOfAmpersand.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        words = words.filter { $0 != "*" }
        if let last = words.last { words[words.count - 1] = withoutMark(last) }
        func lower() -> [String] { words.map { $0.lowercased() } }
        for ending in [["local", "authority"], ["unitary", "authority"], ["council"], ["mbc"], ["authority"]]
        where lower().ends(with: ending) {
            words.removeLast(ending.count)
            let kinds: Set<String> = ["county", "city", "borough", "metropolitan", "district", "unitary", "mb"]
            while words.count > 1, let last = lower().last, kinds.contains(last) { words.removeLast() }
        }
        if words.count > 2, lower().ends(with: ["city", "of"]) || lower().ends(with: ["county", "of"]) { words.removeLast(2) }
        while words.count > 1, let first = lower().first, ["the", "in", "at", "for"].contains(first) { words.removeFirst() }
        let starts: [[String]] = [
            ["council", "of", "the"], ["london", "borough", "of"], ["royal", "borough", "of"], ["metropolitan", "borough", "of"],
            ["borough", "of"], ["county", "of"], ["district", "of"], ["city", "of"],
        ]
        // What is left of the City of London without its first words is not its name.
        if lower() != ["city", "of", "london"] {
            for start in starts where lower().starts(with: start) && words.count > start.count { words.removeFirst(start.count) }
        }
        if lower() == ["county", "durham"] { words.removeFirst() }
        return words.isEmpty || words.count > 8 ? nil : words.joined(separator: " ")
    }

    /// Without a footnote's number stuck to the end.
    private static func withoutMark(_ word: String) -> String {
        var word = word
        while let last = word.unicodeScalars.last, last.properties.numericType != nil || last == ":" || last == "." {
            word.unicodeScalars.removeLast()
        }
        return word
    }
}

extension String {
    fileprivate var replacingOccurrencesOfAmpersand: String {
        split(separator: "&", omittingEmptySubsequences: false).joined(separator: " and ")
    }
}

extension [String] {
    fileprivate func ends(with other: [String]) -> Bool { count > other.count && suffix(other.count).elementsEqual(other) }
}
