/// Finds the last inspection that the opening pages name.
enum PreviousInspectionReader {
    // MARK: Later reports: a sentence of the opening

    static func read(summary: [Paragraph], before year: Int) -> PreviousInspection? {
        let sentences = summary.flatMap { paragraph in Sentences.all(in: paragraph.text).map { (text: $0, page: paragraph.page) } }
        for (text, page) in sentences {
            let words = Words.all(in: text)
            guard let (found, month) = date(in: words, before: year) else { continue }
            let grade =
                grade(in: words)
                ?? sentences.lazy.compactMap { other in
                    let words = Words.all(in: other.text)
                    return namesInspection(words) && !words.contains { Int($0).map { (1990...2100).contains($0) } ?? false }
                        ? self.grade(in: words) : nil
                }.first
            return PreviousInspection(year: found, month: month, grade: grade, printed: text, page: page)
        }
        return nil
    }

    private static let inspections: Set<String> = ["inspection", "inspected", "sif", "inspections", "judged", "judgement"]
    private static let others: Set<String> = [
        "focused", "jtai", "targeted", "monitoring", "visit", "visits", "assurance", "send", "peer", "homes",
    ]

    private static func namesInspection(_ words: [String]) -> Bool {
        guard let place = words.firstIndex(where: { $0 == "inspection" || $0 == "inspections" }), place > 0 else { return false }
        return words[max(0, place - 4)..<place].contains { ["last", "previous", "single", "earlier", "full"].contains($0) }
    }

    /// A year beside the word inspection: `inspection in July 2015`, `the 2017 single inspection`, `judged … in November 2022`.
    private static func date(in words: [String], before latest: Int) -> (Int, Int?)? {
        for (place, word) in words.enumerated() {
            guard let year = Int(word), (1995...latest).contains(year), place > 0 else { continue }
            let month = DateReader.month(words[place - 1])
            let before = words[max(0, place - 12)..<place]
            let after = words[min(place + 1, words.count)..<min(place + 5, words.count)]
            let nearest = before.lastIndex { inspections.contains($0) }
            let isBeforeOther = before.lastIndex { others.contains($0) }
            if let nearest, isBeforeOther.map({ nearest > $0 + 3 }) ?? true, words[nearest] != "judgement" || words.contains("inspection"),
                !(words[max(0, nearest - 3)..<nearest].contains { others.contains($0) }),
                before.contains("in") || month != nil || before.last == "of" || before.last == "inspection"
            {
                return (year, month)
            }
            if let place = after.firstIndex(where: { $0 == "inspection" || $0 == "sif" }), !after[..<place].contains(where: others.contains)
            {
                return (year, month)
            }
        }
        return nil
    }

    /// The overall grade then: `were judged to be good`, `the outstanding judgement at the last inspection`.
    static func grade(in words: [String]) -> Grade? {
        let narrow: Set<String> = ["protection", "leavers", "looked", "care", "adoption", "leadership", "fostering"]
        for place in words.indices {
            guard let (grade, count) = GradeWords.leading(words[place...]), let grade else {
                if ["required", "requiring"].contains(words[place]), words.dropFirst(place + 1).first == "improvement",
                    !isNarrow(words[..<place], narrow)
                {
                    return .requiresImprovement
                }
                continue
            }
            let before = words[max(0, place - 5)..<place]
            let after = words.dropFirst(place + count).first
            let isJudged = before.contains { ["judged", "rated", "graded", "found", "were", "was", "assessed", "deemed"].contains($0) }
            guard isJudged || ["judgement", "grade", "rating"].contains(after), !isNarrow(words[..<place], narrow) else { continue }
            return grade
        }
        return nil
    }

    /// The words just before speak of a part of the service only.
    private static func isNarrow(_ words: ArraySlice<String>, _ narrow: Set<String>) -> Bool {
        let near = words.suffix(9)
        return near.contains { narrow.contains($0) } && !near.contains("overall")
    }

    // MARK: Single inspections: a block of its own

    static func read(block lines: some Collection<Line>, before year: Int) -> PreviousInspection? {
        var items: [(text: Joiner, page: Int)] = []
        for line in lines where !line.isBlank {
            let key = line.key
            if ["local leadership", "children living", "other information", "child protection in"].contains(where: key.hasPrefix) { break }
            if let bullet = Bullet(line), line.indent <= 4 || !key.contains(":") {
                items.append((Joiner(bullet.rest), line.page))
            } else if items.isEmpty {
                items.append((Joiner(line.text), line.page))
            } else {
                items[items.count - 1].text.add(Bullet(line)?.rest ?? Substring(line.text))
            }
        }
        let found = items.compactMap { item in inspection(Words.all(in: item.text.text), item.text.text, item.page, before: year) }
        return found.max { ($0.year, $0.month ?? 0) < ($1.year, $1.month ?? 0) }
    }

    private static func inspection(_ words: [String], _ text: String, _ page: Int, before year: Int) -> PreviousInspection? {
        guard words.contains("inspection"), !words.prefix(14).contains(where: { ["homes", "fostering", "adoption", "lscb"].contains($0) })
        else { return nil }
        guard let place = words.firstIndex(where: { Int($0).map { (1995...year).contains($0) } ?? false }), place > 0,
            let found = Int(words[place])
        else {
            return nil
        }
        return PreviousInspection(
            year: found, month: DateReader.month(words[place - 1]), grade: overall(words, subject: words[..<place], after: words[place...]),
            printed: text,
            page: page)
    }

    /// Two judgements of parts do not make one of the whole.
    private static func overall(_ words: [String], subject: ArraySlice<String>, after: ArraySlice<String>) -> Grade? {
        if let place = zip(words, words.dropFirst()).enumerated().first(where: { $1.0 == "overall" && $1.1 == "effectiveness" })?.offset {
            let following = words[(place + 2)...]
            if let (grade, _) = GradeWords.leading(following) { return grade }
            return words[..<place].indices.reversed().lazy.compactMap { GradeWords.leading(words[$0...])?.grade }.first
        }
        let isWhole =
            subject.contains("safeguarding") && subject.contains("looked")
            || !subject.contains { ["safeguarding", "protection", "looked"].contains($0) }
        guard isWhole else { return nil }
        let grades = after.indices.compactMap { GradeWords.leading(words[$0...])?.grade }
        return Set(grades).count == 1 ? grades.first : nil
    }
}
