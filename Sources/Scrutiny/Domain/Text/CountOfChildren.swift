/// A number that counts children, young people or families in a sentence: `12 children`, `three young people`, `2 of the families`.
struct CountOfChildren: Sendable, Hashable {
    let count: Int
    let printed: String

    private static let counted: Set<String> = [
        "child", "children", "family", "families", "siblings", "brothers", "sisters", "babies", "teenagers", "girls", "boys", "uasc",
    ]
    private static let names = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    /// A number after one of these is an age.
    private static let ages: Set<String> = ["under", "over", "aged", "age", "post"]
    /// Words that may stand between the number and those it counts.
    private static let between: Set<String> = ["of", "the", "these", "those", "our", "unaccompanied", "looked", "after", "care", "more"]

    static func all(in sentence: String) -> [CountOfChildren] {
        let words = sentence.split { $0.isWhitespace || "()[];:".contains($0) }
        let bare = words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        return bare.indices.compactMap { index in
            guard let count = count(bare[index]), index == 0 || !ages.contains(bare[index - 1]) else { return nil }
            let rest = bare[(index + 1)...].prefix(4)
            let skipped = rest.prefix { between.contains($0) }.count
            let end = index + 1 + skipped
            guard end < bare.count, isCounted(bare, at: end) else { return nil }
            let length = bare[end] == "young" ? 1 : 0
            return CountOfChildren(count: count, printed: words[index...min(end + length, words.count - 1)].joined(separator: " "))
        }
    }

    private static func isCounted(_ words: [String], at index: Int) -> Bool {
        if counted.contains(words[index]) { return true }
        let next = index + 1 < words.count ? words[index + 1] : ""
        return (words[index] == "young" && (next == "people" || next == "person"))
            || (words[index] == "leavers" && index > 0 && words[index - 1] == "care")
    }

    private static func count(_ word: String) -> Int? {
        if let index = names.firstIndex(of: word) { return index }
        return word.count <= 5 ? Int(word) : nil
    }
}
