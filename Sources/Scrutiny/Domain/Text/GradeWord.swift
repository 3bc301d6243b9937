import Inspections

/// The grades that a sentence names. "Good" counts only where a sentence judges: after "judged", "graded", "is", "are", "remains",
/// "of", "to be", "as" or a colon, or in capitals; so "good practice" is not a grade.
enum GradeWord {
    static func all(in sentence: String) -> [Grade] {
        let words = sentence.split { $0.isWhitespace || "(),.;‘’“”'\"".contains($0) }.map(String.init)
        return words.indices.compactMap { index in
            let word = words[index]
            switch word.lowercased() {
            case "requires", "require", "required", "requiring":
                return next(words, index) == "improvement" && isGiven(words, index) ? .requiresImprovement : nil
            case "good" where !isEndOfRequires(words, index) && judges(words, index): return .good
            case "outstanding" where judges(words, index): return .outstanding
            case "inadequate": return .inadequate
            case "adequate" where judges(words, index): return .adequate
            default: return nil
            }
        }
    }

    /// “Children in care require improvement” gives a grade; “areas that require improvement” do not, nor does “requiring” unless it is judged.
    private static func isGiven(_ words: [String], _ index: Int) -> Bool {
        let before = words[..<index].suffix(2).map { $0.lowercased() }
        switch words[index].lowercased() {
        case "requires": return true
        case "requiring": return !["judged", "graded", "rated"].filter(before.contains).isEmpty
        default: return ["areas", "aspects", "points", "that", "which", "not", "to", "may"].filter(before.contains).isEmpty
        }
    }

    private static func next(_ words: [String], _ index: Int) -> String {
        index + 1 < words.count ? words[index + 1].lowercased() : ""
    }

    /// "Requires improvement to be good" is one grade.
    private static func isEndOfRequires(_ words: [String], _ index: Int) -> Bool {
        index >= 3 && words[(index - 3)..<index].map { $0.lowercased() } == ["improvement", "to", "be"]
    }

    private static func judges(_ words: [String], _ index: Int) -> Bool {
        let word = words[index]
        if word.count > 1, word == word.uppercased() { return true }
        let before = index > 0 ? words[index - 1].lowercased() : ""
        if before.hasSuffix(":") { return true }
        let isLast = index == words.count - 1 || ["and", "but", "overall", "at", "in"].contains(next(words, index))
        return ["judged", "graded", "rated", "is", "are", "was", "were", "remains", "of", "be", "as"].contains(before) && isLast
    }
}
