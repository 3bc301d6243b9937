import Vocabulary

/// The parts of one report, put together.
struct ReportParts {
    private let text: LayoutText
    private let cover: Cover
    private let framework: Framework?
    private let table: JudgementTable
    private let headings: GradedHeadings
    private let sections: Sections
    private var doubts: [Doubt] = []

    init(_ text: LayoutText) {
        self.text = text
        cover = Cover(text)
        let family = Family(text: text, cover: cover)
        (framework, table, headings) = (family.framework, family.table, family.headings)
        sections = Sections(text.lines, headings: headings.all)
    }

    var reading: ReportReading {
        let finder = FindingsFinder(text.lines, sections: sections, framework: framework)
        let ranges = finder.ranges
        let body = Body(text.lines, sections: sections, lists: ranges, from: bodyStart)
        let findings = ranges.flatMap { FindingsList(text.lines[$0], kind: finder.kind).items }
        let summary = Opening.paragraphs(summaryLines(before: ranges.first))
        let comparison = judged
        var reading = ReportReading(
            framework: framework, localAuthority: cover.localAuthority, title: cover.title, fieldwork: fieldwork,
            publicationDate: cover.publicationDate ?? letterDay, leadInspectors: cover.leadInspectors, judgements: comparison.judgements,
            summary: summary, paragraphs: body.paragraphs, findings: findings, doubts: comparison.doubts, pages: text.pages)
        reading.previous = previous(summary, start: reading.inspectionStart)
        reading.doubts = ReadingDoubts(reading).all
        return reading
    }

    // MARK: Judgements

    private var judged: (judgements: [Judgement], doubts: [Doubt]) {
        guard let framework else { return ([], []) }
        let compared = JudgementComparison(areas: framework.areas, table: table, headings: headings)
        guard framework == .singleInspection || framework == .singleReinspection else { return (compared.judgements, compared.doubts) }
        guard
            let (overall, page) = SingleOverall.read(
                text.opening(pages: 2).prefix { $0.key != "contents" && $0.key != "executive summary" })
        else {
            return (compared.judgements, compared.doubts)
        }
        let judgement = Judgement(area: .overall, grade: overall.grade, printed: overall.printed, page: page, source: .table)
        return (
            compared.judgements.map { $0.area == .overall ? judgement : $0 }, compared.doubts.filter { $0.field != "judgements.overall" }
        )
    }

    // MARK: Where parts begin

    /// After the opening table; single inspections print their table on the cover.
    private var bodyStart: Int {
        switch framework {
        case .singleInspection, .singleReinspection: text.lines.firstIndex { $0.page > 1 } ?? 0
        default: 0
        }
    }

    private func summaryLines(before list: Range<Int>?) -> ArraySlice<Line> {
        let lines = text.lines
        switch framework {
        case .ilacs2018, .ilacs2023, .ilacs2026:
            let end = [list?.lowerBound, headings.all.first?.lines.lowerBound].compactMap { $0 }.min() ?? 0
            let stop = list.map { $0.lowerBound - 1 == end - 1 ? end - 1 : end } ?? end
            let start = lines.prefix(max(stop, 0)).lastIndex { $0.key.hasPrefix("overall effectiveness") || isLastRow($0) } ?? 0
            return trimmed(lines[(start + 1)..<max(start + 1, stop)])
        case .singleInspection, .singleReinspection:
            guard let start = lines.firstIndex(where: { $0.key == "executive summary" || $0.key == "summary of key findings" }) else {
                return []
            }
            let end = lines[(start + 1)...].firstIndex { $0.key == "contents" || Sections.isPlainHeading($0) } ?? start + 1
            return lines[(start + 1)..<end]
        default: return []
        }
    }

    /// In the form without overall effectiveness the last row of the table is care leavers.
    private func isLastRow(_ line: Line) -> Bool {
        framework == .ilacs2026 && line.page <= 2
            && line.chunks.last.map { $0.column > 24 && GradeWords.isPiece(GradeWords.words($0.text)) } == true
    }

    /// Without what is left of the table's last row.
    private func trimmed(_ lines: ArraySlice<Line>) -> ArraySlice<Line> {
        lines.drop { $0.isBlank || GradeWords.isPiece(GradeWords.words($0.text)) || $0.key == "leavers" }
    }

    // MARK: Days of letters, and the last inspection

    private var isLetter: Bool { framework?.isLetter ?? false }

    private var fieldwork: [Fieldwork] {
        let printed = cover.fieldwork
        return printed.isEmpty ? LetterDays.fieldwork(in: text) : printed
    }

    private var letterDay: Day? { isLetter ? LetterDays.letterDay(in: text) : nil }

    private func previous(_ summary: [Paragraph], start: Day?) -> PreviousInspection? {
        let year = start?.year ?? cover.publicationDate?.year ?? 2100
        switch framework {
        case .ilacs2018, .ilacs2023, .ilacs2026: return PreviousInspectionReader.read(summary: summary, before: year)
        case .singleInspection, .singleReinspection:
            guard let place = text.lines.firstIndex(where: { $0.key == "previous ofsted inspections" && $0.indent < 8 }) else { return nil }
            return PreviousInspectionReader.read(block: text.lines[(place + 1)...].prefix(40), before: year)
        default: return nil
        }
    }
}
