/// Names of people in a sentence: two or three capitalised words, perhaps after a title.
enum PersonalName {
    static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "cllr", "councillor"]
    private static let notNames: Set<String> = [
        "ofsted", "her", "his", "majesty’s", "majesty's", "hmi", "the", "a", "an", "this", "senior", "council", "board",
    ]

    /// The name that follows one of the cues: `the lead inspector, Jo Pine`, `led by Jo Pine HMI`.
    static func following(_ cues: [String], in sentence: String) -> String? {
        for cue in cues {
            guard let range = sentence.firstRange(of: cue) ?? sentence.firstRange(of: cue.capitalised) else { continue }
            let rest = sentence[range.upperBound...].split { $0.isWhitespace || "(),.;:".contains($0) }
            let words = rest.drop {
                ["was", "is", "were", "for", "and", "by"].contains($0.lowercased()) || titles.contains($0.lowercased())
            }
            let name = words.prefix { isNameWord($0) }.prefix(3)
            if name.count >= 2, words.count + 4 >= rest.count { return name.joined(separator: " ") }
        }
        return nil
    }

    /// `Cllr Jo Pine` and `Jo Pine` are the same name.
    static func agree(_ one: String, _ other: String) -> Bool {
        let (one, other) = (words(one), words(other))
        return one == other || other.ends(with: one) || one.ends(with: other) || other.containsInOrder(one)
    }

    /// Names after a title: `Mrs Pine`, `Dr Jo Pine`.
    static func titled(in sentence: String) -> [String] {
        let words = sentence.split { $0.isWhitespace || "(),;:".contains($0) }
        return words.indices.compactMap { index in
            guard titles.contains(words[index].lowercased().filter(\.isLetter)) else { return nil }
            let name = words[(index + 1)...].prefix { isNameWord($0) }.prefix(3)
            return name.isEmpty ? nil : "\(words[index]) \(name.joined(separator: " "))".trimmingFullStop
        }
    }

    static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "’" && $0 != "'" }.map(String.init).filter {
            !titles.contains($0) && $0 != "hmi"
        }
    }

    private static func isNameWord(_ word: Substring) -> Bool {
        word.first?.isUppercase == true && !notNames.contains(word.lowercased()) && !word.contains(where: \.isNumber)
    }
}

/// The name of a council in a sentence.
enum CouncilName {
    /// `Marlshire` of `Marlshire County Council`; nil for `the council`.
    static func printed(in sentence: String) -> String? {
        let words = sentence.split { $0.isWhitespace || "(),.;:".contains($0) }
        guard let index = words.firstIndex(where: { $0 == "Council" || $0 == "Council’s" || $0 == "Council's" }) else { return nil }
        let kinds: Set<Substring> = ["County", "City", "Borough", "District", "Metropolitan"]
        var name: [Substring] = []
        for word in words[..<index].reversed() {
            if kinds.contains(word), name.isEmpty { continue }
            guard word.first?.isUppercase == true, !["The", "Full", "This", "Our"].contains(word), name.count < 3 else { break }
            name.insert(word, at: 0)
        }
        return name.isEmpty ? nil : name.joined(separator: " ")
    }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
    fileprivate func ends(with tail: [String]) -> Bool { !tail.isEmpty && suffix(tail.count).elementsEqual(tail) }

    fileprivate func containsInOrder(_ others: [String]) -> Bool {
        var rest = others[...]
        for word in self where word == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty && others.count >= 2
    }
}
