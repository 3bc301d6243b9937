import Vocabulary

/// Tells the framework, trying the labels of each family on the opening table and the headings.
struct Family {
    let framework: Framework?
    let table: JudgementTable
    let headings: GradedHeadings

    init(text: LayoutText, cover: Cover) {
        let lines = text.lines
        let opening = Family.tableLines(text)
        let table = JudgementTable(opening, labels: AreaLabel.ilacs)
        let headings = GradedHeadings(lines, from: opening.endIndex, labels: AreaLabel.ilacs)
        let start = cover.fieldwork.first?.from ?? Day(number: 0)
        let teller = FrameworkTeller(
            titleKey: cover.titleKey, opening: lines.prefix { $0.page <= 1 }.map(\.key).joined(separator: " "), table: Set(table.areas),
            headings: Set(headings.all.map(\.area)), startsIn2026Form: Day(2026, 4, 1).map { start >= $0 } ?? false)
        let told = teller.framework
        switch told {
        case .singleInspection, .singleReinspection:
            let cover = lines.prefix { $0.page == 1 }
            let (table, headings) = (
                JudgementTable(cover, labels: AreaLabel.single),
                GradedHeadings(lines, from: Family.afterContents(lines), labels: AreaLabel.singleHeadings)
            )
            // A board review may carry the whole title of the single inspection and judge nothing of the council's.
            let isBoardOnly = table.areas.isEmpty && headings.all.isEmpty && teller.titleKey.contains("safeguarding children board")
            framework = isBoardOnly ? .safeguardingBoardReview : told
            (self.table, self.headings) = (table, headings)
            return
        case .lookedAfter2013:
            let end = lines.lastIndex { $0.key.hasPrefix("record of main findings") } ?? lines.endIndex
            self.table = JudgementTable(lines[end...], labels: AreaLabel.lookedAfter)
            self.headings = GradedHeadings(Array(lines[..<end]), from: Family.afterContents(lines), labels: AreaLabel.lookedAfterHeadings)
        case .ilacs2018, .ilacs2023, .ilacs2026:
            (self.table, self.headings) = (table, headings)
        default:
            self.table = JudgementTable([], labels: [])
            self.headings = GradedHeadings([], from: 0, labels: [])
        }
        framework = told
    }

    /// The first two pages up to the list of what must improve or the first numbered paragraph.
    private static func tableLines(_ text: LayoutText) -> ArraySlice<Line> {
        let opening = text.opening(pages: 2)
        // Prose follows the table: the last line that has a piece of a grade in its right column ends it.
        let end = opening.firstIndex { $0.key.hasPrefix("what needs to improve") || $0.numbered?.number == 1 } ?? opening.endIndex
        let last = opening[..<end].lastIndex { line in
            line.chunks.last.map { $0.column >= 24 && GradeWords.isPiece(GradeWords.words($0.text)) } ?? false
        }
        return opening[..<(last.map { min($0 + 3, end) } ?? min(end, 0))]
    }

    private static func afterContents(_ lines: [Line]) -> Int {
        guard let contents = lines.firstIndex(where: { $0.key == "contents" && $0.page <= 6 }) else {
            return lines.firstIndex { $0.page > 1 } ?? 0
        }
        return lines[contents...].firstIndex { $0.page > lines[contents].page } ?? contents
    }
}
