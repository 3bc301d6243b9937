/// The tag that ties an item to the Children’s Social Care National Framework: `(Outcome three)`, `(Enabler 1)`.
enum FrameworkTag {
    private static let kinds = [
        "outcome": "Outcome", "outcomes": "Outcome", "enabler": "Enabler", "enablers": "Enabler", "principle": "Principle",
        "principles": "Principle",
    ]
    private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9]

    /// `Outcome 3`; several are joined with a comma.
    static func read(in text: String) -> String? {
        guard let open = text.lastIndex(of: "("), text[open...].contains(")") else { return nil }
        let words = Words.all(in: text[open...])
        guard let first = words.first, kinds[first] != nil else { return nil }
        var (kind, tags) = ("", [String]())
        for word in words {
            if let name = kinds[word] {
                kind = name
            } else if let number = numbers[word] ?? Int(word), (1...9).contains(number) {
                tags.append("\(kind) \(number)")
            }
        }
        return tags.isEmpty ? nil : tags.joined(separator: ", ")
    }
}
