/// Finds the last inspection that the opening pages name.
enum PreviousInspectionReader {
    // MARK: Later reports: a sentence of the opening

    static func read(summary: [Paragraph], before year: Int) -> PreviousInspection? {
        let sentences = summary.flatMap { paragraph in
            Sentences.all(in: paragraph.text).map { (text: $0, page: paragraph.page, words: Words.all(in: $0)) }
        }
        // A sentence that names the inspection and its grade without a year may complete one that names its year.
        let undated = sentences.first { namesInspection($0.words) && !hasYear($0.words) && wholeGrade(in: $0.words) != nil }
        let dated = sentences.enumerated().compactMap { place, sentence in
            date(in: sentence.words, clauses: clauseStarts(sentence.text), before: year).map { (place: place, date: $0) }
        }
        // Of several the last one before this inspection’s own year.
        func rank(_ found: (place: Int, date: Dated)) -> (Int, Int, Int, Int) {
            (found.date.year < year ? 1 : 0, found.date.year, found.date.month ?? 0, -found.place)
        }
        // What only is judged goes on about something else, unless it is named first.
        let named = dated.enumerated().filter {
            $0.offset == 0 || sentences[$0.element.place].words.contains(where: inspectionWords.contains)
        }
        if let last = named.map(\.element).max(by: { rank($0) < rank($1) }) {
            let next = last.place + 1 < sentences.count ? gradeThen(in: sentences[last.place + 1].words) : nil
            let (text, page, words) = sentences[last.place]
            let grade = asNow(words) ?? grade(in: words, at: last.date) ?? next ?? undated.flatMap { wholeGrade(in: $0.words) }
            return PreviousInspection(year: last.date.year, month: last.date.month, grade: grade, printed: text, page: page)
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
    private static let inspectionWords = inspections.subtracting(["judged"]).union(["ilacs"])
    private static let others: Set<String> = [
        "focused", "jtai", "targeted", "monitoring", "visit", "visits", "assurance", "send", "peer", "homes",
    ]

    private static func namesInspection(_ words: [String]) -> Bool {
        guard let place = words.firstIndex(where: { $0 == "inspection" || $0 == "inspections" }), place > 0 else { return false }
        return words[max(0, place - 4)..<place].contains { ["last", "previous", "single", "earlier", "full"].contains($0) }
    }

    /// A date of an inspection, with the places of the years of the inspections named in a row with it, itself the last.
    private struct Dated {
        let year: Int
        let month: Int?
        let places: [Int]
    }

    /// Places of the words that begin a clause.
    private static func clauseStarts(_ text: String) -> [Int] {
        var starts: [Int] = []
        var count = 0
        for piece in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            starts.append(count)
            count += Words.all(in: piece).count
        }
        return starts
    }

    /// Services that are inspected for themselves: their inspections are not the council’s.
    private static let ownInspected: Set<String> = [
        "fostering", "adoption", "home", "homes", "youth", "probation", "agency", "residential", "secure", "board", "lscb", "school",
        "schools",
    ]

    private static let partsOfYear: Set<String> = ["spring", "summer", "autumn", "winter", "early", "mid", "late"]

    /// A year beside the word inspection: `inspection in July 2015`, `the 2017 single inspection`, `judged … in November 2022`.
    private static func date(in words: [String], clauses: [Int], before latest: Int) -> Dated? {
        for (place, word) in words.enumerated() {
            guard let year = Int(word), (1995...latest).contains(year), place > 0 else { continue }
            let month = DateReader.month(words[place - 1])
            let before = words[max(0, place - 12)..<place]
            let following = words[(place + 1)...].prefix(4)
            let nearest = before.lastIndex { inspections.contains($0) || $0 == "ilacs" }
            let isBeforeOther = before.lastIndex { others.contains($0) }
            if let nearest, isBeforeOther.map({ nearest > $0 + 3 }) ?? true, isJudgement(words, at: nearest),
                !(words[max(0, nearest - 3)..<nearest].contains { others.contains($0) }),
                before.contains("in") || month != nil || ["of", "inspection"].contains(before.last) || isPartOfYear(before.last)
                    || isFirstSince(before),
                !isOfPart(words, from: nearest, to: place, clauses: clauses)
            {
                return lastOfSeries(words, from: place, before: latest)
            }
            if let named = following.firstIndex(where: { $0 == "inspection" || $0 == "sif" }),
                !following[..<named].contains(where: { others.contains($0) || ownInspected.contains($0) })
            {
                return lastOfSeries(words, from: place, before: latest)
            }
            if before.last == "in" || month != nil, isInspectedThen(words, from: place, before: latest) {
                return lastOfSeries(words, from: place, before: latest)
            }
        }
        return nil
    }

    /// `The first inspection since 2019`.
    private static func isFirstSince(_ words: ArraySlice<String>) -> Bool {
        words.suffix(3).elementsEqual(["first", "inspection", "since"])
    }

    private static func isPartOfYear(_ word: String?) -> Bool { word.map(partsOfYear.contains) ?? false }

    /// `The previous judgement` and `the last ILACS` are of an inspection; the words alone may be about anything.
    private static func isJudgement(_ words: [String], at place: Int) -> Bool {
        let isNamed = place > 0 && ["previous", "last", "earlier", "overall"].contains(words[place - 1])
        return switch words[place] {
        case "judgement": isNamed || words.contains("inspection")
        case "ilacs": isNamed
        default: true
        }
    }

    /// `The fostering service was inspected in 2016`, `the inspection of the adoption service in 2017`.
    private static func isOfPart(_ words: [String], from inspection: Int, to year: Int, clauses: [Int]) -> Bool {
        let start = max(inspection - 6, clauses.last { $0 <= inspection } ?? 0)
        return words[start..<year].contains { ownInspected.contains($0) }
    }

    /// The last of several years in a row: `in 2015 and again in March 2019`, `inadequate in 2015 and good in 2019`.
    private static func lastOfSeries(_ words: [String], from place: Int, before latest: Int) -> Dated {
        let places = series(words, from: place, before: latest)
        let last = places.last ?? place
        return Dated(year: Int(words[last]) ?? 0, month: last > 0 ? DateReader.month(words[last - 1]) : nil, places: places)
    }

    /// Words between the years of such a row.
    private static let joins: Set<String> = [
        "and", "again", "in", "then", "later", "also", "most", "recently", "once", "more", "of", "at", "to", "be", "as", "the", "when",
        "which",
        "it", "they", "services", "last", "full", "previous", "inspection", "ilacs", "was", "were", "judged", "rated", "graded", "found",
        "assessed", "good", "outstanding", "adequate",
        "inadequate", "require", "requires", "required", "improvement",
    ]

    private static func series(_ words: [String], from place: Int, before latest: Int) -> [Int] {
        let next = words[(place + 1)...].firstIndex { !joins.contains($0) && DateReader.month($0) == nil && !isPartOfYear($0) }
        guard let next, next > place + 1, words[(place + 1)..<next].contains("and"), let year = Int(words[next]),
            (1995...latest).contains(year)
        else { return [place] }
        return [place] + series(words, from: next, before: latest)
    }

    /// The grade of the last of several inspections in a row: told behind it, between it and the one before, or of all of them.
    private static func grade(in words: [String], at date: Dated) -> Grade? {
        guard date.places.count > 1, let first = date.places.first, let last = date.places.last,
            let before = date.places.dropLast().last
        else { return grade(in: words) }
        let between = words[before..<last]
        return grade(in: Array(words[last...])) ?? between.indices.lazy.compactMap { GradeWords.leading(between[$0...])?.grade }.first
            ?? grade(in: Array(words[..<first]))
    }

    /// `In 2015 and again in March 2019 services were inspected`: of the whole, and not only visited.
    private static func isInspectedThen(_ words: [String], from place: Int, before latest: Int) -> Bool {
        let rest = words[((series(words, from: place, before: latest).last ?? place) + 1)...].prefix(6)
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
            let after = words.dropFirst(place + count).first
            let isOf = place > 1 && words[place - 1] == "of" && ["judgement", "grade", "rating"].contains(words[place - 2])
            guard isJudged(words[..<place]) || isOf || ["judgement", "grade", "rating"].contains(after), !isNarrow(words[..<place], narrow)
            else { continue }
            return grade
        }
        return nil
    }

    /// `Were judged good`, and with whom it is about between: `judged the local authority to be good`.
    private static func isJudged(_ before: ArraySlice<String>) -> Bool {
        let verbs: Set<String> = ["judged", "rated", "graded", "found", "assessed", "deemed"]
        let isTold = before.suffix(2).elementsEqual(["to", "be"]) || before.last == "to" || before.last == "as"
        return before.suffix(5).contains { verbs.contains($0) || ["were", "was"].contains($0) }
            || isTold && before.suffix(10).contains(where: verbs.contains)
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
