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
    }

    /// The first reading of each area.
    func reading(of area: JudgementArea) -> Heading? { all.first { $0.area == area && $0.reading != nil } ?? all.first { $0.area == area } }

    private func heading(at place: Int) -> Heading? {
        let line = lines[place]
        guard !line.isBlank, line.indent <= 10, line.numbered == nil, mayBegin(line.key) else { return nil }
        return inOneColumn(place) ?? inTwoColumns(place)
    }

    private func mayBegin(_ key: String) -> Bool {
        [
            "the experience", "experience", "the impact of", "leadership", "the graded judg", "graded judg", "overall effect",
            "capacity to",
            "outcomes for", "quality of prov", "the quality of prov",
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
    /// The last words as they stand, without the mark before them.
    fileprivate func lastWords(_ count: Int) -> String {
        split(separator: " ").suffix(count).joined(separator: " ")
    }
}
