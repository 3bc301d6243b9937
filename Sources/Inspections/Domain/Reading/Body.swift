/// Reads the paragraphs of the body with the section each stands in.
struct Body {
    private(set) var paragraphs: [Paragraph] = []
    /// Places in `paragraphs` from which on they are about the safeguarding board.
    private(set) var firstOfBoard: Int?

    private let lines: [Line]
    private let sections: Sections
    private let lists: [Range<Int>]
    private var section = ""
    private var open: (text: Joiner, number: Int, isPrinted: Bool, section: String, page: Int)?
    private var last = 0
    private var indent = 0
    private var isInBoard = false

    static let boardSection = "The Local Safeguarding Children Board"

    init(_ lines: [Line], sections: Sections, lists: [Range<Int>], from start: Int) {
        (self.lines, self.sections, self.lists) = (lines, sections, lists)
        readNumbered(from: start)
        if paragraphs.count < 2 { readUnnumbered(from: start) }
    }

    private mutating func reset() { (paragraphs, firstOfBoard, open, last, section, isInBoard) = ([], nil, nil, 0, "", false) }

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
        if let (number, rest) = line.numbered, line.indent <= 12, isNext(number, isAfterGap: isAfterGap, rest: rest, page: line.page) {
            finish()
            (last, indent) = (number, line.indent)
            if lists.contains(where: { $0.contains(place) }) { return }
            open = (Joiner(rest), number, true, section, line.page)
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

    /// One sequence runs through the report; a number may be missing, and in a few reports the body counts from 1 again.
    private func isNext(_ number: Int, isAfterGap: Bool, rest: Substring, page: Int) -> Bool {
        if rest.isEmpty { return number == last + 1 }
        if number == last + 1 { return true }
        return isAfterGap && number > last && number <= last + 3 && last > 0
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
        let long = paragraphs.filter { $0.text.utf8.count >= 60 }
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
        let isWithin = ["inspection findings", "summary", "key judgement", "main findings", "findings"].contains { key.hasPrefix($0) }
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
