import Inspections

/// The number of actions, recommendations and areas for improvement that a report gives is the number in the record.
///
/// A number of all of them is compared ("a plan of 13 actions", "13 actions respond", "the 13 actions in the plan"); so is a number that is larger than all
/// there are. A number of some of them ("four actions are overdue", "13 of 14 actions") is not: only people know which are meant.
enum CountsAgree {
    private struct Counted: Sendable {
        let nouns: Set<String>
        /// What holds all of them: “in the plan”, “from Ofsted”.
        let home: String
        let words: String
        let count: @Sendable (ReportRecord) -> Int
    }

    private static let counted = [
        Counted(nouns: ["actions"], home: "plan", words: "actions", count: { $0.actions.count }),
        Counted(
            nouns: ["recommendations"], home: "ofsted", words: "recommendations of Ofsted’s", count: { $0.findings(.recommendation).count }),
        Counted(
            nouns: ["areas"], home: "ofsted", words: "areas to improve",
            count: { $0.toAnswer.count }),
    ]

    /// Words before a number that make it a number of all.
    private static let ofAll: Set<String> = [
        "all", "out", "has", "have", "had", "contains", "containing", "comprises", "comprising", "includes", "contained", "with", "total",
        "into", "its", "our",
        "lists", "sets",
        "improve", "named", "identified", "made", "gave", "up",
    ]
    /// Words after the noun that make it a number of some.
    private static let ofSome: Set<String> = [
        "that", "which", "off", "overdue", "late", "without", "not", "done", "complete", "completed", "remain", "remaining", "outstanding",
        "still", "where", "on", "closed", "open", "finished", "started", "sustained", "improved", "evidenced",
    ]
    private static let some: Set<String> = ["of", "only", "other", "more", "another", "further", "these", "those", "first", "next"]
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            guard passage.form == .paragraph || passage.form == .bullet, passage.kind != .recommendations else { return [] }
            let words = PracticeWords.words(of: sentence)
            return counted.flatMap { counted in
                let known = counted.count(report.record)
                return given(counted, in: words).filter { $0.number > known || $0.isAll && $0.number != known }.map { given in
                    ReportProblem(
                        .count, passage, sentence,
                        "This says \(given.printed) \(counted.nouns.first ?? ""); the record has \(known) \(counted.words).",
                        correction: "Write \(known), or say which of them you mean.")
                }
            }
        }
    }

    private static func given(_ counted: Counted, in words: [String]) -> [(number: Int, printed: String, isAll: Bool)] {
        words.indices.compactMap { index in
            let isPlan = words[index] == "action" && counted.nouns.contains("actions") && words[(index + 1)...].first == "plan"
            guard isPlan || counted.nouns.contains(words[index]) else { return nil }
            // At most one word, such as “agreed”, stands between the number and what it counts.
            for distance in 1...(isPlan ? 1 : 2) where index - distance >= 0 {
                guard let (number, start) = NumberWords.number(endingAt: index - distance, in: words, digits: 3) else { continue }
                let printed = words[start...(index - distance)].joined(separator: "-")
                if distance == 2, some.contains(words[index - 1]) { return nil }
                let before = words[..<start]
                let isPart = before.last == "of" && before.count > 1 && isNumber(before[start - 2])
                return (number, printed, isPart || isPlan || isAll(before, words[(index + 1)...], counted.home))
            }
            return nil
        }
    }

    /// “There are 13 actions in the plan”, “the plan (13 actions)”, “contains 13 actions, of which four …”. “Four actions are overdue” is a number
    /// of some, as is “four overdue actions”.
    private static func isAll(_ before: ArraySlice<String>, _ after: ArraySlice<String>, _ home: String) -> Bool {
        let last = before.last ?? ""
        let place = ["in", "of", "from"].contains(after.first) ? after.prefix(5).firstIndex(of: home) : nil
        let rest = place.map { after[($0 + 1)...].drop { ["s", "report"].contains($0) } } ?? after
        guard ofSome.isDisjoint(with: rest.prefix(2)) || rest.prefix(2) == ["of", "which"] else { return false }
        if last.isEmpty || last == "of" || ofAll.contains(last) { return true }
        if ["plan", "report"].contains(last) { return before.suffix(3).contains(home) }
        return (last == "the" || ["there", "are"] == before.suffix(2)) && (place != nil || last == "are" && after.isEmpty)
    }

    private static func isNumber(_ word: String) -> Bool { NumberWords.number(endingAt: 0, in: [word], digits: 3) != nil }
}
