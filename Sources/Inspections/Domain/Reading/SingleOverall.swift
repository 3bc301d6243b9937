/// The overall judgement of a single inspection, which is prose: `Children’s services in X require improvement to be good`.
enum SingleOverall {
    static func read(_ lines: some Collection<Line>) -> (reading: GradeWords.Reading, page: Int)? {
        let filled = lines.filter { !$0.isBlank }
        for (place, line) in filled.enumerated() where line.indent <= 10 && begins(line.key) {
            let text = filled.dropFirst(place).prefix(3).map { Joiner.singleSpaced($0.text) }.joined(separator: " ")
            let sentence = Sentences.all(in: text).first ?? text
            let words = Words.all(in: sentence)
            guard let found = words.indices.first(where: { isVerb(words, before: $0) && GradeWords.leading(words[$0...]) != nil }),
                let (grade, count) = GradeWords.leading(words[found...]), let grade
            else { continue }
            return (
                GradeWords.Reading(grade: grade, printed: words[found..<(found + count)].joined(separator: " ").capitalisedSentence),
                line.page
            )
        }
        return nil
    }

    private static func begins(_ key: String) -> Bool {
        [
            "children's services in", "children's services on", "children's services for", "the overall judgement", "overall judgement",
            "services for children in", "overall effectiveness",
            "the local authority is", "children's social care services in", "children's services at",
        ].contains { key.hasPrefix($0) }
    }

    /// `are good`, `judgement is that … require improvement`: the verb stands before the grade or is part of it.
    private static func isVerb(_ words: [String], before place: Int) -> Bool {
        if ["require", "requires"].contains(words[place]) { return true }
        return place > 0 && ["is", "are", "judged", "be"].contains(words[place - 1])
    }
}

extension String {
    fileprivate var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() }
}
