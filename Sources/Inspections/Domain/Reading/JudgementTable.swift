/// Reads a two-column table of areas and grades from laid-out text.
///
/// A grade belongs to the label beside it. Grades and labels both wrap, a wrapped grade may begin on the line above its label,
/// and rows come in any order; so pieces are put together by column, and a whole grade goes to the label whose lines it is
/// beside.
struct JudgementTable {
    struct Cell {
        let grade: Grade?
        let printed: String
        let page: Int
    }

    private(set) var cells: [JudgementArea: Cell] = [:]
    /// Labels found, with or without a grade.
    private(set) var areas: [JudgementArea] = []
    /// The same area with two grades, or two areas that claim one.
    private(set) var clashes: [JudgementArea] = []

    private struct Piece {
        let place: Int
        let column: Int
        let words: [String]
        let text: String
    }

    private struct Span {
        let first: Int
        let last: Int
        var middle: Double { Double(first + last) / 2 }
    }

    private struct Row {
        let area: JudgementArea
        let span: Span
    }

    private struct PrintedGrade {
        let span: Span
        let reading: GradeWords.Reading
    }

    init(_ lines: some Collection<Line>, labels: [AreaLabel]) {
        let lines = Array(lines)
        let (lefts, pieces) = JudgementTable.divide(lines)
        let rows = JudgementTable.rows(lefts, labels: labels)
        let grades = JudgementTable.grades(pieces)
        areas = rows.map(\.area)
        for (index, grade) in grades.enumerated() {
            guard let row = JudgementTable.nearest(to: grade.span, in: rows.map(\.span)),
                JudgementTable.nearest(to: rows[row].span, in: grades.map(\.span)) == index
            else { continue }
            let cell = Cell(grade: grade.reading.grade, printed: grade.reading.printed, page: lines[grade.span.first].page)
            if let earlier = cells[rows[row].area] {
                if earlier.grade != cell.grade { clashes.append(rows[row].area) }
            } else {
                cells[rows[row].area] = cell
            }
        }
    }

    /// The least column in which a grade is; prose begins further left.
    private static let leastColumn = 24

    private static func divide(_ lines: [Line]) -> (lefts: [String], pieces: [Piece]) {
        var lefts = lines.map(\.text)
        var pieces: [Int: Piece] = [:]
        for (place, line) in lines.enumerated() where !line.isBlank {
            let chunks = line.chunks
            guard let last = chunks.last, last.column >= leastColumn else { continue }
            let words = GradeWords.words(last.text)
            guard GradeWords.isPiece(words) else { continue }
            pieces[place] = Piece(place: place, column: last.column, words: words, text: last.text)
            lefts[place] = chunks.dropLast().map(\.text).joined(separator: " ")
        }
        let columns = Set(pieces.values.map(\.column))
        for (place, line) in lines.enumerated() where pieces[place] == nil && !line.isBlank {
            for column in columns {
                guard let (left, right) = line.divided(at: column) else { continue }
                let words = GradeWords.words(right)
                guard GradeWords.isPiece(words) else { continue }
                pieces[place] = Piece(place: place, column: column, words: words, text: right)
                lefts[place] = left
            }
        }
        return (lefts, pieces.values.sorted { $0.place < $1.place })
    }

    private static func rows(_ lefts: [String], labels: [AreaLabel]) -> [Row] {
        var rows: [Row] = []
        for start in lefts.indices {
            var (words, found) = ([String](), Row?.none)
            for (place, left) in lefts.enumerated().dropFirst(start).prefix(7) {
                if left.isEmpty, place > start { continue }
                if place == start, left.isEmpty { break }
                words += Words.all(in: left)
                let match = AreaLabel.match(words, in: labels)
                if case .whole(let area, let rest) = match {
                    if rest.isEmpty { found = Row(area: area, span: Span(first: start, last: place)) } else { break }
                } else if case .none = match {
                    break
                }
            }
            if let found, rows.last.map({ $0.span.last < start }) ?? true { rows.append(found) }
        }
        return rows
    }

    private static func grades(_ pieces: [Piece]) -> [PrintedGrade] {
        var grades: [PrintedGrade] = []
        var open: [Piece] = []
        func finish() {
            let words = open.flatMap(\.words)
            if let first = open.first, let last = open.last, let grade = GradeWords.whole(words) {
                let printed = open.map(\.text).joined(separator: " ")
                grades.append(
                    PrintedGrade(
                        span: Span(first: first.place, last: last.place), reading: GradeWords.Reading(grade: grade, printed: printed)))
            }
            open = []
        }
        for piece in pieces {
            let words = open.flatMap(\.words) + piece.words
            let isNear = open.last.map { piece.place - $0.place <= 3 && abs(piece.column - $0.column) <= 6 } ?? true
            if !(isNear && GradeWords.isBeginning(words)) { finish() }
            if GradeWords.isBeginning(open.flatMap(\.words) + piece.words) { open.append(piece) }
        }
        finish()
        return grades
    }

    /// The span whose middle lies nearest, if it lies near at all.
    private static func nearest(to span: Span, in spans: [Span]) -> Int? {
        let best = spans.indices.min { abs(spans[$0].middle - span.middle) < abs(spans[$1].middle - span.middle) }
        guard let best, abs(spans[best].middle - span.middle) <= 3 else { return nil }
        return best
    }
}

/// Finds the headings of the body that name an area, with the grade they carry: the second reading of every area grade.
struct GradedHeadings {
    struct Heading {
        let area: JudgementArea
        /// Places of its lines.
        let lines: Range<Int>
        /// Nil when the heading carries no grade.
        let reading: GradeWords.Reading?
        let page: Int
        let text: String
    }

    private(set) var all: [Heading] = []
    private let lines: [Line]
    private let labels: [AreaLabel]

    /// - Parameter start: where the body begins, so that the opening table is not taken for headings.
    init(_ lines: [Line], from start: Int, labels: [AreaLabel]) {
        (self.lines, self.labels) = (lines, labels)
        var place = start
        while place < lines.count {
            if let heading = heading(at: place) {
                all.append(heading)
                place = heading.lines.upperBound
            } else {
                place += 1
            }
        }
        all = all.filter(isOfSection)
    }

    /// An area’s name without a grade, before the heading of that area that has one, divides a list or a summary and begins no section.
    private func isOfSection(_ heading: Heading) -> Bool {
        heading.reading != nil
            || !all.contains { $0.area == heading.area && $0.reading != nil && $0.lines.lowerBound > heading.lines.lowerBound }
    }

    /// The first reading of each area.
    func reading(of area: JudgementArea) -> Heading? { all.first { $0.area == area && $0.reading != nil } ?? all.first { $0.area == area } }

    private func heading(at place: Int) -> Heading? {
        let line = lines[place]
        guard !line.isBlank, line.indent <= 10, line.numbered == nil, mayBegin(line.key) else { return nil }
        return (line.isHeading ? inOneColumn(place) : nil) ?? inTwoColumns(place)
    }

    private func mayBegin(_ key: String) -> Bool {
        [
            "the experience", "experience", "the impact of", "leadership", "the graded judg", "graded judg", "overall effect",
            "capacity to",
            "outcomes for", "quality of prov", "the quality of prov", "adoption", "children looked after", "children who need",
            "care leavers",
        ].contains { key.hasPrefix($0) }
    }

    /// `The experiences and progress of children in care: good`, or the same in words, over as many lines as it takes.
    private func inOneColumn(_ start: Int) -> Heading? {
        var (words, texts, best) = ([String](), [String](), Heading?.none)
        for place in start..<min(start + 6, lines.count) {
            let line = lines[place]
            if line.isBlank {
                if texts.isEmpty || best?.reading != nil { break }
                if case .whole = AreaLabel.match(words, in: labels) { continue }
                break
            }
            if place > start, line.numbered != nil || Bullet(line) != nil { break }
            words += Words.all(in: line.text)
            texts.append(Joiner.singleSpaced(line.text))
            guard case .whole(let area, let rest) = AreaLabel.match(words, in: labels) else {
                if case .begun = AreaLabel.match(words, in: labels) { continue }
                break
            }
            let text = texts.joined(separator: " ")
            if rest.isEmpty {
                best = Heading(area: area, lines: start..<(place + 1), reading: nil, page: lines[start].page, text: text)
                continue
            }
            let grade = GradedHeadings.afterVerbs(rest)
            if let whole = GradeWords.whole(grade) {
                let printed = text.lastWords(grade.count)
                best = Heading(
                    area: area, lines: start..<(place + 1), reading: GradeWords.Reading(grade: whole, printed: printed),
                    page: lines[start].page, text: text)
            } else if !(grade.isEmpty || GradeWords.isBeginning(grade)) {
                break
            }
        }
        return best
    }

    /// A box with the heading on the left and the grade on the right, both wrapped.
    private func inTwoColumns(_ start: Int) -> Heading? {
        let first = max(0, start - 2)
        let end =
            lines[start..<min(start + 5, lines.count)].firstIndex { line in
                line.key == "summary" || line.key.hasPrefix("inspection findings") || line.numbered != nil
            } ?? min(start + 5, lines.count)
        let table = JudgementTable(lines[first..<end], labels: labels)
        guard let area = table.areas.first, let cell = table.cells[area] else { return nil }
        let used = lines[start..<end].lastIndex { !$0.isBlank } ?? start
        let text = lines[start...used].filter { !$0.isBlank }.compactMap { $0.chunks.first { $0.column < 24 }?.text }.joined(separator: " ")
        return Heading(
            area: area, lines: start..<(used + 1), reading: GradeWords.Reading(grade: cell.grade, printed: cell.printed), page: cell.page,
            text: text)
    }

    private static func afterVerbs(_ words: [String]) -> [String] {
        let verbs: Set<String> = ["is", "are", "that", "it", "they", "was", "were", "remain", "remains", "judged", "to", "be", "grade"]
        // `to be good` after `judged` goes the same way as `is good`; `requires …` begins the grade itself.
        return Array(words.drop { verbs.contains($0) || Int($0) != nil })
    }
}

extension String {
    /// The last words as they are, without the mark before them.
    fileprivate func lastWords(_ count: Int) -> String {
        split(separator: " ").suffix(count).joined(separator: " ")
    }
}

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

    /// Could be in a cell, alone or below another piece.
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
            "children's services in", "children's services on", "children's services for", "children's services require",
            "children's services are", "the overall judgement", "overall judgement",
            "services for children in", "overall effectiveness",
            "the local authority is", "children's social care services in", "children's services at",
        ].contains { key.hasPrefix($0) }
    }

    /// `are good`, `judgement is that … require improvement`: the verb comes before the grade or is part of it.
    private static func isVerb(_ words: [String], before place: Int) -> Bool {
        if ["require", "requires"].contains(words[place]) { return true }
        return place > 0 && ["is", "are", "judged", "be"].contains(words[place - 1])
    }
}

extension String {
    fileprivate var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() }
}

/// The words by which a report names an area, in a table or in a heading.
struct AreaLabel: Sendable {
    let area: JudgementArea
    private let plainWords: [String]

    private init(_ area: JudgementArea, _ text: String) {
        self.area = area
        plainWords = AreaLabel.plain(Words.all(in: text))
    }

    /// Longer labels come before those they begin with.
    static let ilacs: [AreaLabel] = [
        AreaLabel(.leaders, "the impact of leaders on social work practice with children and families"),
        AreaLabel(.leaders, "the impact of leaders on social work practice with children and their families"),
        AreaLabel(.leaders, "the impact of leaders on practice with children and families"),
        AreaLabel(.helpProtection, "experiences and progress of children who need help and protection"),
        AreaLabel(.helpProtection, "experiences and progress of children in need of help and protection"),
        AreaLabel(.careAndLeavers, "experiences and progress of children in care and care leavers"),
        AreaLabel(.careAndLeavers, "experiences and progress of children looked after and care leavers"),
        AreaLabel(.inCare, "experiences and progress of children in care"),
        AreaLabel(.careLeavers, "experiences and progress of care leavers"),
        AreaLabel(.overall, "overall effectiveness"),
    ]

    static let single: [AreaLabel] = [
        AreaLabel(.singleHelpProtection, "children who need help and protection"),
        AreaLabel(.singlePermanence, "children looked after and achieving permanence"),
        AreaLabel(.singleAdoption, "adoption performance"),
        AreaLabel(.singleCareLeavers, "experiences and progress of care leavers"),
        AreaLabel(.singleLeadership, "leadership management and governance"),
    ]

    static let singleHeadings: [AreaLabel] = [
        AreaLabel(.singleHelpProtection, "experiences and progress of children who need help and protection"),
        AreaLabel(.singlePermanence, "experiences and progress of children looked after and achieving permanence"),
        AreaLabel(.singleAdoption, "graded judgement for adoption performance"),
        AreaLabel(.singleCareLeavers, "graded judgement for experiences and progress of care leavers"),
        AreaLabel(.singleLeadership, "leadership management and governance"),
        AreaLabel(.singleAdoption, "graded judgement for adoption"), AreaLabel(.singleAdoption, "adoption performance"),
        AreaLabel(.singleCareLeavers, "graded judgement for care leavers"),
        AreaLabel(.singleCareLeavers, "experiences and progress of care leavers"),
    ]

    static let lookedAfter: [AreaLabel] = [
        AreaLabel(.overall, "overall effectiveness"),
        AreaLabel(.lookedAfterCapacity, "capacity to improve"),
        AreaLabel(.lookedAfterOutcomes, "outcomes for looked after children and young people"),
        AreaLabel(.lookedAfterOutcomes, "outcomes for looked after children"),
        AreaLabel(.lookedAfterProvision, "quality of provision"),
        AreaLabel(.lookedAfterProvision, "the quality of provision"),
        AreaLabel(.lookedAfterLeadership, "leadership and management"),
    ]

    static let lookedAfterHeadings: [AreaLabel] =
        [AreaLabel(.overall, "overall effectiveness of services for looked after children and young people")] + lookedAfter

    /// How labels vary: an article more or less, `experience`, `judgment`, `about` for `for`, the number of a row.
    static func plain(_ words: [String]) -> [String] {
        words.compactMap { word in
            switch word {
            case "experience": "experiences"
            case "judgment": "judgement"
            case "about": "for"
            case "the": nil
            default: word
            }
        }
    }

    /// The label that the words begin with, or are a beginning of; and the words after it.
    static func match(_ words: [String], in labels: [AreaLabel]) -> Match {
        var start = 0
        while start < words.count, start < 2, Int(words[start]) != nil { start += 1 }
        let words = plain(Array(words.dropFirst(start)))
        // `children in care and care` is not yet `children in care and care leavers`, and not `children in care` either.
        let isOpen = labels.contains { !words.isEmpty && $0.plainWords.count > words.count && $0.plainWords.starts(with: words) }
        for label in labels where words.starts(with: label.plainWords) {
            let rest = Array(words.dropFirst(label.plainWords.count))
            return isOpen && !rest.isEmpty ? .begun : .whole(label.area, rest: rest)
        }
        return isOpen ? .begun : .none
    }

    enum Match {
        case whole(JudgementArea, rest: [String])
        case begun
        case none
    }
}

/// Puts the two readings of each area side by side: the opening table and the section headings. Where they disagree or one is
/// missing, the judgement carries a doubt; where they disagree no grade is given at all.
struct JudgementComparison {
    let judgements: [Judgement]
    let doubts: [Doubt]

    init(areas: [JudgementArea], table: JudgementTable, headings: GradedHeadings) {
        var (judgements, doubts) = ([Judgement](), [Doubt]())
        for area in areas {
            let judgement = JudgementComparison.judgement(
                area, table.cells[area], headings.reading(of: area), isClash: table.clashes.contains(area))
            judgements.append(judgement)
            if let words = judgement.doubt {
                doubts.append(Doubt("judgements." + (area.answersKey ?? area.id), words, page: judgement.page))
            }
        }
        (self.judgements, self.doubts) = (judgements, doubts)
    }

    private static func judgement(_ area: JudgementArea, _ cell: JudgementTable.Cell?, _ heading: GradedHeadings.Heading?, isClash: Bool)
        -> Judgement
    {
        let name = area.name
        if isClash {
            return Judgement(
                area: area, grade: nil, printed: "", page: cell?.page, source: .neither,
                doubt: "The table gives two different grades for “\(name)”. Look at the page and enter the grade.")
        }
        switch (cell, heading?.reading) {
        case (let cell?, let reading?):
            if cell.grade == reading.grade {
                return Judgement(area: area, grade: cell.grade, printed: cell.printed, page: cell.page, source: .both)
            }
            return Judgement(
                area: area, grade: nil, printed: "", page: cell.page, source: .neither,
                doubt:
                    "For “\(name)” the table says “\(cell.printed)” and the heading on page \(heading?.page ?? 0) says “\(reading.printed)”. "
                    + "Look at both and enter the grade.")
        case (let cell?, nil):
            return Judgement(area: area, grade: cell.grade, printed: cell.printed, page: cell.page, source: .table)
        case (nil, let reading?):
            return Judgement(area: area, grade: reading.grade, printed: reading.printed, page: heading?.page, source: .heading)
        case (nil, nil):
            return Judgement(
                area: area, grade: nil, printed: "", page: nil, source: .neither,
                doubt: "No grade was found for “\(name)”. Look at the report and enter it.")
        }
    }
}
