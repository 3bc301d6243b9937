/// Grades as words: whole ones, and the pieces of one that wraps in a narrow column.
enum GradeWords {
    /// A grade as it was put together.
    struct Reading: Hashable {
        /// Nil for “Not judged”.
        let grade: Grade?
        let printed: String
    }

    /// The grade that these words are, and nothing besides.
    static func whole(_ words: [String]) -> Grade?? {
        switch words {
        case ["outstanding"]: .some(.outstanding)
        case ["good"]: .some(.good)
        case ["adequate"], ["satisfactory"]: .some(.adequate)
        case ["inadequate"]: .some(.inadequate)
        case ["requires", "improvement"], ["require", "improvement"], ["requires", "improvement", "to", "be", "good"],
            ["require", "improvement", "to", "be", "good"]:
            .some(.requiresImprovement)
        case ["not", "judged"], ["not", "graded"]: .some(nil)
        default: nil
        }
    }

    /// The grade these words begin with, and how many words it takes.
    static func leading(_ words: ArraySlice<String>) -> (grade: Grade?, count: Int)? {
        for count in [5, 2, 1] where words.count >= count {
            if let grade = whole(words.prefix(count).map(bare)) { return (grade, count) }
        }
        return nil
    }

    private static let whole: Set<[String]> = [
        ["outstanding"], ["good"], ["adequate"], ["inadequate"], ["satisfactory"], ["requires", "improvement"], ["require", "improvement"],
        ["requires", "improvement", "to", "be", "good"], ["require", "improvement", "to", "be", "good"], ["not", "judged"],
        ["not", "graded"],
    ]

    /// The beginnings of whole grades, whole ones among them.
    private static let beginnings: Set<[String]> = Set(whole.flatMap { words in (1...words.count).map { Array(words.prefix($0)) } })

    /// Words of a table cell, without the number of the grade and without footnote marks.
    static func words(_ text: some StringProtocol) -> [String] {
        Words.all(in: text).map(bare).filter { $0 != "grade" && !$0.isEmpty }
    }

    static func isBeginning(_ words: [String]) -> Bool { beginnings.contains(words) }
    static func isWhole(_ words: [String]) -> Bool { whole.contains(words) }

    /// Could stand in a cell, alone or below another piece.
    static func isPiece(_ words: [String]) -> Bool {
        if words.isEmpty || words.count > 5 { return false }
        return beginnings.contains(words) || beginnings.contains { $0.count > words.count && $0.suffix(words.count).elementsEqual(words) }
    }

    private static func bare(_ word: String) -> String {
        var word = word
        while let last = word.utf8.last, (48...57).contains(last) { word.removeLast() }
        return word
    }
}
