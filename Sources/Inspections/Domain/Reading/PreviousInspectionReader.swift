/// Finds the last inspection that the opening pages name.
enum PreviousInspectionReader {
    // MARK: Later reports: a sentence of the opening

    static func read(summary: [Paragraph], before year: Int) -> PreviousInspection? {
        let sentences = summary.flatMap { paragraph in
            Sentences.all(in: paragraph.text).map { (text: $0, page: paragraph.page, words: Words.all(in: $0)) }
        }
        // A sentence that names the inspection and its grade without a year may complete one that names its year.
        let undated = sentences.first { namesInspection($0.words) && !hasYear($0.words) && wholeGrade(in: $0.words) != nil }
        for (place, (text, page, words)) in sentences.enumerated() {
            guard let (found, month) = date(in: words, before: year) else { continue }
            let next = place + 1 < sentences.count ? gradeThen(in: sentences[place + 1].words) : nil
            let grade = asNow(words) ?? grade(in: words) ?? next ?? undated.flatMap { wholeGrade(in: $0.words) }
            return PreviousInspection(year: found, month: month, grade: grade, printed: text, page: page)
        }
        return undated.map {
            PreviousInspection(year: nil, grade: wholeGrade(in: $0.words), printed: $0.text, page: $0.page)
        }
    }

    /// The grade of a sentence that goes on about the inspection just named: “Overall effectiveness was judged to …”, “It was …”.
    private static func gradeThen(in words: [String]) -> Grade? {
        let subject = words.drop { $0 == "the" }
        let isWhole = subject.starts(with: ["overall", "effectiveness"])
        guard isWhole || ["it", "they", "this", "these", "services"].contains(subject.first ?? ""), !hasYear(words),
            !words.contains(where: now.contains)
        else { return nil }
        return isWhole ? grade(in: words) ?? GradeWords.leading(subject.dropFirst(2))?.grade : wholeGrade(in: words)
    }

    private static let now: Set<String> = ["is", "are", "now", "has", "have", "remain", "remains", "continues", "since"]

    private static func hasYear(_ words: [String]) -> Bool { words.contains { Int($0).map { (1990...2100).contains($0) } ?? false } }

    /// The grade of a sentence that is about no part of the service.
    private static func wholeGrade(in words: [String]) -> Grade? {
        words.contains(where: narrow.contains) && !words.contains("overall") ? nil : grade(in: words)
    }

    /// `Services require improvement to be good, as was the case at the last inspection`: the grade is the one of today.
    private static func asNow(_ words: [String]) -> Grade? {
        let text = words.joined(separator: " ")
        guard ["as was the case", "as it was at", "as they were at", "same as at", "unchanged since"].contains(where: text.contains) else {
            return nil
        }
        return words.indices.lazy.compactMap { GradeWords.leading(words[$0...])?.grade }.first
    }

    private static let narrow: Set<String> = ["protection", "leavers", "looked", "care", "adoption", "leadership", "fostering"]

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
            let following = words[(place + 1)...].prefix(4)
            let latestNamed = lastOfSeries(words, from: place, before: latest) ?? (year, month)
            let nearest = before.lastIndex { inspections.contains($0) }
            let isBeforeOther = before.lastIndex { others.contains($0) }
            if let nearest, isBeforeOther.map({ nearest > $0 + 3 }) ?? true, words[nearest] != "judgement" || words.contains("inspection"),
                !(words[max(0, nearest - 3)..<nearest].contains { others.contains($0) }),
                before.contains("in") || month != nil || before.last == "of" || before.last == "inspection"
            {
                return latestNamed
            }
            if let place = following.firstIndex(where: { $0 == "inspection" || $0 == "sif" }),
                !following[..<place].contains(where: others.contains)
            {
                return latestNamed
            }
            if before.last == "in" || month != nil, isInspectedThen(words, from: place, before: latest) { return latestNamed }
        }
        return nil
    }

    /// The last of several years in a row: `in 2015 and again in March 2019`.
    private static func lastOfSeries(_ words: [String], from place: Int, before latest: Int) -> (Int, Int?)? {
        let end = endOfSeries(words, from: place, before: latest)
        return end > place ? Int(words[end]).map { ($0, DateReader.month(words[end - 1])) } : nil
    }

    private static func endOfSeries(_ words: [String], from place: Int, before latest: Int) -> Int {
        let joins: Set<String> = ["and", "again", "in", "then", "later", "also", "most", "recently", "once", "more"]
        let next = words[(place + 1)...].firstIndex { !joins.contains($0) && DateReader.month($0) == nil }
        guard let next, next > place + 1, let year = Int(words[next]), (1995...latest).contains(year) else { return place }
        return endOfSeries(words, from: next, before: latest)
    }

    /// `In 2015 and again in March 2019 services were inspected`: of the whole, and not only visited.
    private static func isInspectedThen(_ words: [String], from place: Int, before latest: Int) -> Bool {
        let rest = words[(endOfSeries(words, from: place, before: latest) + 1)...].prefix(6)
        guard let end = rest.firstIndex(of: "inspected") else { return false }
        return rest[..<end].contains { ["was", "were"].contains($0) }
            && !rest[..<end].contains { others.contains($0) || narrow.contains($0) }
    }

    /// The overall grade then: `were judged to be good`, `the outstanding judgement at the last inspection`.
    static func grade(in words: [String]) -> Grade? {
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
            let text = Bullet(line)?.rest ?? Substring(line.text)
            // `Overall effectiveness: inadequate` goes on with the item above it, whatever mark it has.
            let isJudgement = text.split(separator: ":", maxSplits: 1).dropFirst().first.map {
                GradeWords.whole(GradeWords.words($0)) != nil
            }
            if !items.isEmpty, isJudgement == true || Bullet(line) == nil || line.indent > 4 && key.contains(":") {
                items[items.count - 1].text.add(text)
            } else {
                items.append((Joiner(text), line.page))
            }
        }
        let found = items.compactMap { item in inspection(Words.all(in: item.text.text), item.text.text, item.page, before: year) }
        guard let last = found.max(by: { ($0.year ?? 0, $0.month ?? 0) < ($1.year ?? 0, $1.month ?? 0) }) else { return nil }
        guard last.grade == nil, let agreed = agreedGrade(of: items.map { Words.all(in: $0.text.text) }) else { return last }
        return PreviousInspection(year: last.year, month: last.month, grade: agreed, printed: last.printed, page: last.page)
    }

    /// Before the single inspection, protection and looked after children were judged apart: a grade that both had is the council's.
    private static func agreedGrade(of items: [[String]]) -> Grade? {
        let parts = items.filter { words in
            words.contains("inspection") && words.contains { ["safeguarding", "protection", "looked"].contains($0) } && !isOther(words)
        }
        // “Adequate for safeguarding children and good for children looked after” has two, and agrees with neither.
        let grades = parts.map { words in Set(words.indices.compactMap { GradeWords.leading(words[$0...])?.grade }) }
        guard grades.count == 2, grades[0].count == 1, grades[0] == grades[1] else { return nil }
        return grades[0].first
    }

    /// About homes, other agencies, the board, or a visit that judges nothing.
    private static func isOther(_ words: [String]) -> Bool {
        words.prefix(14).contains { ["homes", "home", "fostering", "adoption", "lscb", "monitoring", "visits", "visit"].contains($0) }
    }

    private static func inspection(_ words: [String], _ text: String, _ page: Int, before year: Int) -> PreviousInspection? {
        guard words.contains("inspection"), !isOther(words) else { return nil }
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
