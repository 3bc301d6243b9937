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
        let lists = ranges.map { FindingsList(text.lines[$0], kind: finder.kind) }
        let summary = Opening.paragraphs(summaryLines(before: ranges.first))
        let comparison = judged
        var reading = ReportReading(
            framework: framework, localAuthority: cover.localAuthority, title: cover.title, fieldwork: fieldwork,
            publicationDate: cover.publicationDate ?? letterDay, leadInspectors: leadInspectors, judgements: comparison.judgements,
            summary: summary, paragraphs: body.paragraphs, findings: lists.flatMap(\.items), doubts: comparison.doubts, pages: text.pages)
        reading.previous = previous(summary, start: reading.inspectionStart)
        reading.doubts =
            ReadingDoubts(
                reading, missing: body.missing, beginsAgain: body.beginsAgain, emptyLists: lists.flatMap(\.without),
                saysThereIsNone: lists.contains { $0.saysThereIsNone }
            ).all
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
            let stop = [list?.lowerBound, headings.all.first?.lines.lowerBound].compactMap { $0 }.min() ?? 0
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

    private var leadInspectors: [String] {
        let printed = cover.leadInspectors
        return printed.isEmpty && isLetter && framework != .jointTargetedArea ? cover.letterInspectors : printed
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

/// Where the parts of a report lie in its lines.
struct Sections {
    private let lines: [Line]
    let headings: [GradedHeadings.Heading]

    /// Where Ofsted's words about itself begin, which end every report.
    let tail: Int
    /// Where the part about the safeguarding board begins; its list and its grade are not the council's.
    let board: Int

    init(_ lines: [Line], headings: [GradedHeadings.Heading]) {
        (self.lines, self.headings) = (lines, headings)
        let after = headings.last { $0.area == .singleLeadership }?.lines.upperBound ?? headings.last?.lines.upperBound ?? 0
        let ends = ["what the inspection judg", "information about this inspection", "the inspection team", "inspection team"]
        let tail =
            lines.indices.first { place in
                let line = lines[place]
                if place >= after, after > 0, line.isHeading, line.indent <= 6, ends.contains(where: line.key.hasPrefix) { return true }
                guard place > lines.count / 2, line.indent < 6 else { return false }
                return line.key.hasPrefix("the office for standards in education")
                    || lines[place - 1].isBlank && Sections.closings.contains(where: line.key.hasPrefix)
            } ?? lines.count
        let place = lines.indices.first { index in
            guard index >= after, index > 0, lines[index].indent <= 6, lines[index].isHeading, Sections.isBoard(lines[index].key) else {
                return false
            }
            return lines[index - 1].isBlank || lines[index].page != lines[index - 1].page
        }
        (self.tail, board) = (tail, place ?? tail)
    }

    /// How a letter closes.
    private static let closings = ["yours sincerely", "yours faithfully", "ofsted will take the findings", "i am copying this letter"]

    private static func isBoard(_ key: String) -> Bool {
        if [
            "section 2", "what does the lscb need", "inspection judgement about the lscb", "the effectiveness of the local safeguarding",
            "the effectiveness of the lscb", "inspection findings - the local safeguarding",
        ].contains(where: key.hasPrefix) {
            return true
        }
        guard key.hasPrefix("the local safeguarding children board") || key.hasPrefix("local safeguarding children board") else {
            return false
        }
        let rest = key.hasPrefix("the ") ? key.dropFirst(37) : key.dropFirst(33)
        let words = Words.all(in: rest).filter { $0 != "lscb" && $0 != "is" }
        return words.isEmpty || GradeWords.whole(words) != nil
    }

    /// Headings that are in no framework's list of areas and end whatever runs before them.
    static func isPlainHeading(_ line: Line) -> Bool {
        guard line.indent <= 6, line.text.utf8.count <= 100 else { return false }
        let key = bare(line.key)
        if exact.contains(key) { return (line.isHeading || line.standsAlone) && !isContentsEntry(line) }
        return line.isHeading && !key.hasSuffix(".") && beginnings.contains { key.hasPrefix($0) } && !isContentsEntry(line)
    }

    /// `Summary of findings      3`, with the number of its page apart, or after dots.
    private static func isContentsEntry(_ line: Line) -> Bool {
        let chunks = line.chunks
        let title = line.text.trimmedOfDigits
        guard title.count < line.text.count else { return false }
        return chunks.count > 1 && chunks.last?.text.trimmedOfDigits.isEmpty == true || title.trimmed.hasSuffix("..")
    }

    private static let exact: Set<String> = [
        "summary", "summary of findings", "contents", "inspection findings", "main findings", "findings", "headline findings", "overview",
        "next steps",
        "recommendations", "executive summary", "local leadership", "record of main findings", "service information", "evidence",
        "yours sincerely", "key judgement judgement grade",
    ]

    private static let beginnings = [
        "summary for children", "summary of key findings", "the local authority's strengths", "information about this",
        "progress since the last",
        "inspection judgements about", "what the inspection judg", "section 1", "section 2", "what does the", "our findings",
        "key judgement", "what needs to improve", "what is working well", "areas for priority action",
        "area for priority action", "areas for improvement", "the local authority has the following strengths",
        "priority and immediate action",
        "inspection findings -", "the inspection judgements and what", "about this inspection", "case study", "priority action",
    ]

    /// A heading without its closing marks and without a footnote's number.
    static func bare(_ key: String) -> String {
        var scalars = Substring(key).unicodeScalars
        while let last = scalars.last, last == "?" || last == ":" || last == " " || last.properties.numericType != nil {
            scalars.removeLast()
        }
        return String(scalars)
    }
}

extension String {
    fileprivate var trimmedOfDigits: String {
        var text = self[...]
        while let last = text.utf8.last, (48...57).contains(last) { text.removeLast() }
        return String(text)
    }
}

/// Reads the paragraphs of the body with the section each is in.
struct Body {
    private(set) var paragraphs: [Paragraph] = []
    /// Places in `paragraphs` from which on they are about the safeguarding board.
    private(set) var firstOfBoard: Int?
    /// Numbers that the report leaves out, or that were not recognised.
    private(set) var missing: [Int] = []
    /// The report counts its paragraphs from 1 again; here they are counted on.
    private(set) var beginsAgain = false

    private let lines: [Line]
    private let sections: Sections
    private let lists: [Range<Int>]
    private var section = ""
    private var open: (text: Joiner, number: Int, isPrinted: Bool, section: String, page: Int)?
    private var last = 0
    /// What is added to a printed number where the report counts from 1 again.
    private var base = 0
    private var indent = 0
    private var isInBoard = false
    /// Every paragraph has its number without a full stop.
    private var isBare = false

    static let boardSection = "The Local Safeguarding Children Board"

    init(_ lines: [Line], sections: Sections, lists: [Range<Int>], from start: Int) {
        (self.lines, self.sections, self.lists) = (lines, sections, lists)
        isBare = countsBarely(from: start)
        readNumbered(from: start)
        if paragraphs.count < 2 { readUnnumbered(from: start) }
    }

    private mutating func reset() {
        (paragraphs, firstOfBoard, missing, open, last, base, section, isInBoard) = ([], nil, [], nil, 0, 0, "", false)
    }

    // MARK: Numbered

    private mutating func readNumbered(from start: Int) {
        let (tail, board) = (sections.tail, sections.board)
        var (place, isAfterGap) = (start, true)
        while place < tail {
            if place == board { beginBoard() }
            if let heading = sections.headings.first(where: { $0.lines.lowerBound == place }), !isInBoard {
                finish()
                section = Body.name(of: heading)
                place = heading.lines.upperBound
                continue
            }
            let line = lines[place]
            if line.isBlank {
                isAfterGap = true
            } else {
                takeNumbered(line, place, isAfterGap: isAfterGap)
                isAfterGap = false
            }
            place += 1
        }
        finish()
    }

    private mutating func takeNumbered(_ line: Line, _ place: Int, isAfterGap: Bool) {
        if let (printed, rest) = line.numbered ?? barely(line, isAfterGap), line.indent <= 12,
            let number = next(printed, at: place, isAfterGap: isAfterGap, rest: rest)
        {
            finish()
            if last > 0, number > last + 1 { missing += Array((last + 1)..<number) }
            (last, indent) = (number, line.indent)
            if lists.contains(where: { $0.contains(place) }) || isLegend { return }
            open = (Joiner(rest), number, base == 0, section, line.page)
        } else if open != nil {
            let isNewPage = open.map { $0.page != line.page } ?? false && lines[..<place].last { !$0.isBlank }?.page != line.page
            if continues(line, isAfterGap: isAfterGap, isNewPage: isNewPage) {
                open?.text.add(Bullet(line).map { $0.isDash ? Substring(line.text) : $0.rest } ?? Substring(line.text))
            } else {
                finish()
                if Sections.isPlainHeading(line) { take(heading: line) }
            }
        } else if Sections.isPlainHeading(line) {
            take(heading: line)
        }
    }

    /// What the grades mean is no finding of the inspection.
    private var isLegend: Bool { section.lowercased().hasPrefix("the inspection judgements and what") }

    private func barely(_ line: Line, _ isAfterGap: Bool) -> (number: Int, rest: Substring)? {
        isAfterGap && (last > 0 || isBare) ? line.barelyNumbered.flatMap { base + $0.number == last + 1 ? $0 : nil } : nil
    }

    /// 1, 2 and 3 stand without a full stop before paragraphs, and no 1 with one.
    private func countsBarely(from start: Int) -> Bool {
        let places = (start..<max(start, sections.tail)).filter { place in
            !lists.contains { $0.contains(place) } && lines[place].indent <= 12
        }
        if places.contains(where: { lines[$0].numbered?.number == 1 }) { return false }
        var next = 1
        for place in places where place == start || lines[place - 1].isBlank || lines[place - 1].page != lines[place].page {
            if lines[place].barelyNumbered?.number == next { next += 1 }
            if next > 3 { return true }
        }
        return false
    }

    /// One sequence runs through the report; a few numbers may be missing. Where more are missing, or the report counts from 1 again, the next number
    /// below has to go on with it.
    private mutating func next(_ printed: Int, at place: Int, isAfterGap: Bool, rest: Substring) -> Int? {
        let number = base + printed
        if number == last + 1 { return number }
        if rest.isEmpty || !isAfterGap { return nil }
        if last > 0, number > last, number <= last + 3 { return number }
        guard !lists.contains(where: { $0.contains(place) }), isFollowed(place, by: printed + 1) else { return nil }
        if number > last { return last == 0 && !isFollowed(place, by: printed + 1, printed + 2) ? nil : number }
        guard printed == 1, lines[place].indent <= indent + 2, !isInBoard else { return nil }
        (base, beginsAgain) = (last, true)
        return base + 1
    }

    /// Whether the next numbers at the same margin are these.
    private func isFollowed(_ place: Int, by numbers: Int...) -> Bool {
        var rest = numbers[...]
        for below in (place + 1)..<max(place + 1, min(place + 120, sections.tail)) {
            guard lines[below - 1].isBlank || lines[below - 1].page != lines[below].page, let found = lines[below].numbered?.number,
                abs(lines[below].indent - lines[place].indent) <= 3
            else { continue }
            guard found == rest.first else { return false }
            rest.removeFirst()
            if rest.isEmpty { return true }
        }
        return false
    }

    private func continues(_ line: Line, isAfterGap: Bool, isNewPage: Bool) -> Bool {
        if Sections.isPlainHeading(line) && line.indent <= 2 { return false }
        if line.indent >= indent + 2 || (isNewPage && line.indent >= 2) { return true }
        if isNewPage { return open?.text.text.hasSuffix(".") == false }
        return !isAfterGap || Bullet(line) != nil
    }

    // MARK: Without numbers

    /// The earliest single inspections have bullets, letters have plain paragraphs: they are counted here.
    private mutating func readUnnumbered(from start: Int) {
        reset()
        let (tail, board) = (sections.tail, sections.board)
        let begin = sections.headings.first?.lines.lowerBound ?? start
        let hasBullets = lines[begin..<max(begin, tail)].count { Bullet($0) != nil } > 10 && !sections.headings.isEmpty
        var (place, isAfterGap) = (begin, true)
        while place < tail {
            if place == board, hasBullets { beginBoard() }
            if let heading = sections.headings.first(where: { $0.lines.lowerBound == place }), !isInBoard {
                finish()
                section = Body.name(of: heading)
                place = heading.lines.upperBound
                continue
            }
            let line = lines[place]
            if line.isBlank {
                isAfterGap = true
            } else if !lists.contains(where: { $0.contains(place) }) {
                takeUnnumbered(line, isAfterGap: isAfterGap, place)
                isAfterGap = false
            }
            place += 1
        }
        finish()
        // What is short and no sentence is part of an address or a greeting.
        let isText = paragraphs.contains { $0.text.utf8.count >= 60 }
        let long = paragraphs.filter { $0.text.utf8.count >= 60 || (isText && $0.text.utf8.count >= 25 && $0.text.hasSuffix(".")) }
        paragraphs = long.enumerated().map { index, paragraph in
            Paragraph(number: index + 1, isNumberPrinted: false, section: paragraph.section, page: paragraph.page, text: paragraph.text)
        }
        firstOfBoard = paragraphs.firstIndex { $0.section == Body.boardSection }
    }

    private mutating func takeUnnumbered(_ line: Line, isAfterGap: Bool, _ place: Int) {
        if let bullet = Bullet(line), !bullet.isDash, line.indent <= 8 {
            finish()
            begin(bullet.rest, line)
        } else if Sections.isPlainHeading(line) {
            finish()
            take(heading: line)
        } else if open != nil, !isAfterGap || !endsSentence {
            open?.text.add(line.text)
        } else {
            finish()
            begin(Substring(line.text), line)
        }
    }

    private var endsSentence: Bool { open.map { ".?!:".contains($0.text.text.last ?? " ") } ?? true }

    private mutating func begin(_ text: Substring, _ line: Line) {
        last += 1
        open = (Joiner(text), last, false, section, line.page)
    }

    // MARK: Both

    private mutating func take(heading line: Line) {
        let key = Sections.bare(line.key)
        if key == "contents" { return }
        // In a report these stand within a graded section; a letter has no other sections.
        let within = ["inspection findings", "summary", "key judgement", "main findings", "findings"]
        let isWithin = !sections.headings.isEmpty && within.contains { key.hasPrefix($0) }
        if !isWithin || section.isEmpty { section = isInBoard ? Body.boardSection : Joiner.singleSpaced(line.text) }
    }

    private mutating func beginBoard() {
        finish()
        section = Body.boardSection
        isInBoard = true
    }

    private mutating func finish() {
        if let (text, number, isPrinted, section, page) = open, !text.isEmpty {
            if isInBoard, firstOfBoard == nil { firstOfBoard = paragraphs.count }
            paragraphs.append(Paragraph(number: number, isNumberPrinted: isPrinted, section: section, page: page, text: text.text))
        }
        open = nil
    }

    private static func name(of heading: GradedHeadings.Heading) -> String { heading.area.name }
}
