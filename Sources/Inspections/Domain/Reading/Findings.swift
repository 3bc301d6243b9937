/// Finds where the lists of what must improve are, by framework.
struct FindingsFinder {
    private let lines: [Line]
    private let sections: Sections
    private let framework: Framework?

    init(_ lines: [Line], sections: Sections, framework: Framework?) {
        (self.lines, self.sections, self.framework) = (lines, sections, framework)
    }

    /// Lines of the lists, the headings of a kind among them.
    var ranges: [Range<Int>] {
        switch framework {
        case .ilacs2018, .ilacs2023, .ilacs2026: inspection
        case .singleInspection, .singleReinspection: single
        case .lookedAfter2013: lookedAfter
        case .focusedVisit, .monitoringVisit, .jointTargetedArea, nil: letter
        case .safeguardingBoardReview: []
        }
    }

    /// The kind of an item with no heading that says another.
    var kind: FindingKind {
        framework == .singleInspection || framework == .singleReinspection ? .recommendation : .improvement
    }

    private var inspection: [Range<Int>] {
        let heading = sections.headings.first?.lines.lowerBound
        // A list of areas for priority action may come before that of what needs to improve.
        let isFirst = { (place: Int) in place < heading ?? sections.tail && isListHeading(lines[place]) }
        guard let start = lines.indices.first(where: { isFirst($0) || isImprove(lines[$0]) && $0 < sections.tail }) else { return [] }
        let end = [heading, firstNumbered(after: start)].compactMap { $0 }.min() ?? sections.tail
        // A heading printed after the findings would be a new layout; it is still read, up to the next heading.
        let close = end > start ? end : nextHeading(after: start)
        return [start..<max(start + 1, close)]
    }

    private func isImprove(_ line: Line) -> Bool {
        let key = Sections.bare(line.key)
        return line.indent <= 8 && (line.isHeading || line.standsAlone)
            && (key == "what needs to improve" || key.hasPrefix("what needs to improve in this area"))
    }

    private var single: [Range<Int>] {
        let names: Set<String> = [
            "recommendations", "what does the local authority need to improve", "priority and immediate action", "areas for improvement",
            "priority and immediate actions", "what needs to improve",
        ]
        let first = sections.headings.first?.lines.lowerBound ?? sections.board
        guard
            let start = lines.indices.first(where: {
                $0 < first && isSetApart($0) && names.contains(Sections.bare(lines[$0].key)) && !isContents($0)
            })
        else { return [] }
        let ends = [
            "summary for children", "the local authority's strengths", "local authority's strengths", "information about this",
            "progress since",
            "inspection judgements about", "section 2", "the experiences and progress", "executive summary", "our findings",
            "inspection findings", "key judgement",
            "what the inspection judg", "the local authority has the following",
        ]
        let close =
            lines[(start + 1)...].firstIndex { line in
                line.indent <= 8 && line.isHeading && ends.contains { line.key.hasPrefix($0) }
            } ?? first
        // The heading itself may be the heading of a kind.
        return [start..<min(max(start + 1, close), max(first, start + 1))]
    }

    /// At the margin, and set as a heading or standing alone.
    private func isSetApart(_ place: Int) -> Bool { lines[place].indent <= 8 && (lines[place].isHeading || lines[place].standsAlone) }

    /// An entry of the contents page has its page's number at the end; a heading has none.
    private func isContents(_ place: Int) -> Bool {
        lines[max(0, place - 25)...place].contains { $0.key == "contents" && $0.page == lines[place].page }
    }

    private var lookedAfter: [Range<Int>] {
        guard
            let start = lines.indices.first(where: {
                Sections.bare(lines[$0].key) == "areas for improvement" && isSetApart($0) && !isContents($0)
            })
        else {
            return []
        }
        let close = lines[(start + 1)...].firstIndex { line in
            line.indent <= 6 && line.isHeading
                && ["outcomes for looked", "quality of provision", "record of main"].contains { line.key.hasPrefix($0) }
        }
        return [start..<(close ?? nextHeading(after: start))]
    }

    private var letter: [Range<Int>] {
        var ranges: [Range<Int>] = []
        for place in lines.indices where place < sections.tail && isListHeading(lines[place]) {
            if let last = ranges.last, place < last.upperBound { continue }
            ranges.append(place..<nextHeading(after: place))
        }
        return ranges
    }

    private func isListHeading(_ line: Line) -> Bool {
        let key = Sections.bare(line.key)
        if isImprove(line) { return true }
        let names: Set<String> = [
            "areas for improvement", "area for improvement", "areas for priority action", "area for priority action", "recommendations",
            "priority action", "priority actions",
        ]
        return line.indent <= 8 && (line.isHeading || line.standsAlone) && names.contains(key)
    }

    private func nextHeading(after place: Int) -> Int {
        let rest = (place + 1)..<max(place + 1, sections.tail)
        // A heading right below that of the list divides the list, and so do its like.
        let isDivided = rest.first { !lines[$0].isBlank }.map { lines[$0].style?.isHeading == true && !Sections.isPlainHeading(lines[$0]) }
        return rest.first { index in
            let line = lines[index]
            if line.isBlank || isListHeading(line) { return false }
            if sections.headings.contains(where: { $0.lines.lowerBound == index }) { return true }
            return Sections.isPlainHeading(line) && !isListHeading(line) || isDivided != true && isLetterHeading(index, after: lines[place])
        } ?? sections.tail
    }

    /// Letters have headings of their own: a short line at the margin, between gaps, with a capital and no full stop.
    /// One that is smaller than the heading of the list divides the list and does not end it.
    private func isLetterHeading(_ place: Int, after heading: Line) -> Bool {
        let line = lines[place]
        if let style = line.style {
            return style.isHeading && line.indent <= 4 && Bullet(line) == nil && line.numbered == nil
                && style.size > (heading.style?.size ?? 0) - 0.1
        }
        guard place > 0, lines[place - 1].isBlank, line.indent <= 2, line.text.utf8.count <= 70, Bullet(line) == nil, line.numbered == nil,
            let first = line.text.unicodeScalars.first, first.properties.isUppercase, let last = line.text.unicodeScalars.last,
            !".,;:-".unicodeScalars.contains(last)
        else { return false }
        let next = place + 1 < lines.count ? lines[place + 1] : line
        return next.isBlank || next.numbered != nil || next.text.unicodeScalars.first.map { $0.properties.isUppercase } == true
    }

    private func firstNumbered(after place: Int) -> Int? { lines.indices.first { $0 > place && lines[$0].numbered?.number == 1 } }
}

/// Reads the list of what must improve: bullets or numbers, sub-headings between, parts of an item below it, over page ends.
struct FindingsList {
    private(set) var items: [FindingDraft] = []
    /// Prose before the first bullet, or instead of bullets.
    private var prose: [(text: Joiner, page: Int, indent: Int, group: String?)] = []
    /// Headings of lists below which no item was found.
    private(set) var without: [String] = []
    /// The report says that nothing needs to improve.
    private(set) var saysThereIsNone = false

    private let lines: [Line]
    private let isNumbered: Bool
    private var kind: FindingKind
    private var group: String?
    private var open: (text: Joiner, number: Int?, page: Int)?
    private var mark: Unicode.Scalar?
    private var markIndent: [Int: Int] = [:]
    private var isInParts = false
    private var lastNumber: Int?
    private var numberIndent = 0
    private var isAfterGap = true
    private var lastLine: Line?
    /// Text at the margin of the bullets followed them.
    private var isOver = false
    /// After a heading of a kind, and how many items there were then.
    private var isUnderKind = false
    private var itemsBefore = 0
    private var kindHeading: Line?
    private let hasMarks: Bool
    /// The numbers have no full stop.
    private let isBare: Bool
    /// Below a heading that says how the inspection was made.
    private var isInNote = false
    /// A line of an item began no further right than the mark, so that place tells nothing.
    private var hasLooseLine = false

    init(_ lines: some Collection<Line>, kind: FindingKind) {
        self.lines = FindingsTable.withoutColumns(Array(lines))
        self.kind = kind
        let hasStops = FindingsList.countsUp(self.lines)
        isBare = !hasStops && FindingsList.countsBarely(self.lines)
        isNumbered = hasStops || isBare
        hasMarks = self.lines.contains { Bullet($0) != nil }
        for place in self.lines.indices { take(self.lines[place], at: place) }
        finish()
        if isUnderKind || items.isEmpty { takeProseAsItems() }
        if let kindHeading, items.count == itemsBefore { without.append(kindHeading.text) }
        let denied = items.filter { FindingsList.saysThereIsNone($0.text) }.map { (kind: $0.kind, text: $0.text.lowercased()) }
        saysThereIsNone = denied.contains { $0.kind == .improvement && !$0.text.contains("priority") && !$0.text.contains("immediate") }
        items.removeAll { FindingsList.saysThereIsNone($0.text) }
    }

    /// True when numbers come before the items and not just before a paragraph that leads up to bullets.
    private static func countsUp(_ lines: [Line]) -> Bool {
        let numbers = lines.compactMap { $0.numbered?.number }
        let bullets = lines.count { Bullet($0) != nil }
        if numbers.count >= 2, zip(numbers, numbers.dropFirst()).contains(where: { $1 == $0 + 1 }) { return true }
        return numbers.count == 1 && bullets == 0
    }

    /// 1, 2 and so on without a full stop, each before a capital, from the first line below the headings on.
    private static func countsBarely(_ lines: [Line]) -> Bool {
        let text = lines.drop { $0.isBlank || $0.isHeading || kind(of: $0) != nil }
        guard !lines.contains(where: { Bullet($0) != nil }), let first = text.first, first.barelyItemised?.number == 1 else { return false }
        return text.contains { $0.barelyItemised?.number == 2 && $0.indent == first.indent }
    }

    private func numbered(_ line: Line) -> (number: Int, rest: Substring)? { isBare ? line.barelyItemised : line.numbered }

    private mutating func take(_ line: Line, at place: Int) {
        if line.isBlank {
            isAfterGap = true
            return
        }
        defer { (isAfterGap, lastLine) = (false, line) }
        if let kind = FindingsList.kind(of: line) {
            finish()
            // Below the heading of all that follows, text leads up to the lists.
            if isUnderKind, kindHeading.map({ !Sections.bare($0.key).hasPrefix("what needs to improve") }) ?? true { takeProseAsItems() }
            if let kindHeading, !prose.isEmpty, items.count == itemsBefore { without.append(kindHeading.text) }
            (prose, isInNote) = ([], false)
            (self.kind, group, isUnderKind, itemsBefore, isOver) = (kind, nil, true, items.count, false)
            kindHeading = line
            return
        }
        if isOver || endsBullets(line) {
            finish()
            isOver = true
            return
        }
        if isNote(line) { isInNote = true }
        if isInNote, Bullet(line) == nil, numbered(line) == nil { return }
        isInNote = false
        if isNumbered, let (number, rest) = numbered(line), lastNumber.map({ number == $0 + 1 }) ?? true {
            begin(rest, number: number, line)
            (lastNumber, numberIndent) = (number, line.indent)
        } else if let bullet = Bullet(line), !isPartOfSentence(bullet) {
            take(bullet, line)
        } else if isGroup(line, at: place) || isSubheading(line, at: place) {
            finish()
            group = Joiner.singleSpaced(line.text).trimmedOfColon
        } else if open == nil, isSecondLine(line), let group {
            self.group = group + " " + Joiner.singleSpaced(line.text)
        } else if open != nil {
            if let column = markIndent[line.page], line.indent <= column { hasLooseLine = true }
            open?.text.add(line.text)
        } else {
            takeProse(line)
        }
    }

    /// A heading that says how the inspection was made, often in a box of its own.
    private func isNote(_ line: Line) -> Bool {
        (line.isHeading || line.standsAlone)
            && ["about this inspection", "information about this inspection", "how we inspect", "note"].contains(Sections.bare(line.key))
    }

    /// After a list of bullets, a line of text that begins where the bullets do is no part of it. A line on a later page may be.
    private func endsBullets(_ line: Line) -> Bool {
        guard !isNumbered, mark != nil, !line.isHeading, Bullet(line) == nil, !line.text.hasSuffix(":"),
            let column = markIndent[line.page], line.indent <= column
        else { return false }
        let isApart = line.style != nil && isAfterGap
        return isApart && (line.standsAlone || lastLine?.text.hasSuffix(".") == true) || beginsSentence(line)
    }

    /// It begins a sentence left of where the lines of the items do, whether or not the item above it has a full stop.
    private func beginsSentence(_ line: Line) -> Bool {
        guard !hasLooseLine, open?.text.isEmpty == false, let first = line.text.unicodeScalars.first, first.properties.isUppercase,
            let last = lastLine?.text.unicodeScalars.last, last != ",", last != "-"
        else { return false }
        let joins: Set<String> = ["and", "or", "of", "the", "in", "for", "to", "with", "by", "from", "a", "at", "on"]
        return Words.all(in: lastLine?.text ?? "").last.map { !joins.contains($0) } ?? true
    }

    private mutating func take(_ bullet: Bullet, _ line: Line) {
        if isNumbered {
            open?.text.add(bullet.rest)
            return
        }
        if open != nil, isPart(bullet, line) {
            isInParts = true
            open?.text.add(bullet.rest)
            return
        }
        if mark == nil { mark = bullet.glyph }
        markIndent[line.page] = line.indent
        begin(bullet.rest, number: nil, line)
    }

    private mutating func begin(_ text: Substring, number: Int?, _ line: Line) {
        finish()
        open = (Joiner(text), number, line.page)
    }

    private mutating func finish() {
        if let (text, number, page) = open, !text.isEmpty {
            items.append(FindingDraft(kind: kind, text: text.text, number: number, group: group, page: page))
        }
        open = nil
        isInParts = false
    }

    /// A part of an item has another mark than the items, or is indented further below a colon.
    private func isPart(_ bullet: Bullet, _ line: Line) -> Bool {
        let outer = markIndent[line.page]
        if bullet.glyph != mark { return bullet.isDash || bullet.glyph == "\u{336}" || outer.map { line.indent > $0 } ?? true }
        guard let outer, line.indent >= outer + 3 else { return false }
        return isInParts || open?.text.text.hasSuffix(":") == true
    }

    /// A dash at the beginning of a line is a mark only where one may be.
    private func isPartOfSentence(_ bullet: Bullet) -> Bool {
        guard bullet.isDash, let text = open?.text.text, mark.map({ $0 != bullet.glyph }) ?? true else { return false }
        return !(isAfterGap || isInParts || text.hasSuffix(":") || text.hasSuffix(";"))
    }

    private func isGroup(_ line: Line, at place: Int) -> Bool {
        if !isNumbered, line.text.utf8.count < 30, line.key.hasPrefix("within ") || line.key.hasPrefix("immediately"),
            line.key.hasSuffix(":")
        {
            return true
        }
        guard line.text.utf8.count <= 90, let first = line.text.unicodeScalars.first, first.properties.isUppercase,
            let last = line.text.unicodeScalars.last, !".,;".unicodeScalars.contains(last)
        else { return false }
        let isAfterItem = open?.text.text.hasSuffix(".") != false
        if isNumbered {
            let isAtMargin = line.indent <= 3 && line.indent <= numberIndent + 1
            let next = lines[(place + 1)...].first { !$0.isBlank }
            let isBeforeItem = next.map { $0.numbered != nil || FindingsList.kind(of: $0) != nil } ?? false
            return isAfterGap ? isAtMargin || (isAfterItem && isBeforeItem) : isAtMargin && isAfterItem && isBeforeItem
        }
        return isAfterGap && last == ":" && isAfterItem && line.indent <= (markIndent.values.max() ?? 12)
    }

    /// A heading between the items of a list of bullets, or left of items that are only set in, after a gap or at the top of a page.
    private func isSubheading(_ line: Line, at place: Int) -> Bool {
        guard !isNumbered, line.style?.isHeading == true, line.standsAlone, open?.text.text.hasSuffix(".") != false else { return false }
        if hasMarks { return true }
        let next = lines[(place + 1)...].first { !$0.isBlank }
        return line.indent < margin && next.map { $0.indent >= margin } ?? false
    }

    /// The rest of the heading of a group.
    private func isSecondLine(_ line: Line) -> Bool {
        !isAfterGap && line.style?.isHeading == true && lastLine.map { $0.isHeading && FindingsList.kind(of: $0) == nil } ?? false
    }

    /// Where lines are set in from the heading of the list.
    private var margin: Int { (kindHeading?.indent ?? 0) + 2 }

    /// Paragraphs where others have bullets are items, however short; what is left of a heading begins small.
    private mutating func takeProseAsItems() {
        guard items.count == itemsBefore else { return }
        for (text, page, indent, group) in prose where !text.text.hasSuffix(":") {
            let isLong = text.text.utf8.count > 20 || indent >= margin
            guard isLong || text.text.unicodeScalars.first?.properties.isUppercase == true else { continue }
            items.append(FindingDraft(kind: kind, text: text.text, group: group, page: page))
        }
    }

    private mutating func takeProse(_ line: Line) {
        if line.numbered != nil || isAfterGap || prose.isEmpty || beginsOnNewPage(line) {
            prose.append((Joiner(line.numbered?.rest ?? Substring(line.text)), line.page, line.indent, group))
        } else {
            prose[prose.count - 1].text.add(line.text)
        }
    }

    /// The last line of the page before ended a sentence short of the margin.
    private func beginsOnNewPage(_ line: Line) -> Bool {
        guard let last = lastLine, last.page != line.page, last.text.hasSuffix(".") else { return false }
        return last.text.utf8.count < 60
    }

    private static func kind(of line: Line) -> FindingKind? {
        guard line.isHeading || line.standsAlone else { return nil }
        let key = Sections.bare(line.key)
        if key.hasPrefix("what needs to improve in this area") { return .improvement }
        return switch key {
        case "priority and immediate action", "priority and immediate actions", "areas for priority action", "area for priority action",
            "priority actions", "priority action", "areas for priority and immediate action", "immediate and priority action",
            "immediate action", "areas for immediate and priority action":
            .priorityAction
        case "areas for improvement", "area for improvement", "areas for improvement are", "what needs to improve": .improvement
        default: nil
        }
    }

    /// `There are no areas for priority or immediate action.`, `Inspectors did not identify any areas that need to improve.` What only
    /// begins so, as `There are no actions in some plans`, is an item.
    private static func saysThereIsNone(_ text: String) -> Bool {
        let words = Words.all(in: text)
        let opening = words.prefix { denialOpenings.contains($0) }
        guard words.count <= 40, !opening.isEmpty, opening.contains(where: { ["no", "none", "nothing", "not"].contains($0) }) else {
            return false
        }
        let rest = words.dropFirst(opening.count)
        if rest.isEmpty || opening.contains("nothing") && rest.contains("improve") { return true }
        guard let place = rest.prefix(4).firstIndex(where: denialNouns.contains) else { return false }
        return rest[rest.startIndex..<place].allSatisfy { ["priority", "immediate", "or", "and"].contains($0) }
            && (place + 1 == words.count || denialEnds.contains(words[place + 1]))
    }

    private static let denialOpenings: Set<String> = [
        "there", "are", "were", "is", "was", "inspectors", "the", "this", "inspection", "ofsted", "did", "has", "have", "not", "find",
        "found",
        "identify", "identified", "any", "no", "none", "nothing", "further", "specific", "from", "evidence", "gathered", "during",
    ]
    private static let denialNouns: Set<String> = ["areas", "area", "actions", "action", "recommendations", "improvements"]
    private static let denialEnds: Set<String> = [
        "for", "that", "which", "requiring", "to", "identified", "were", "was", "from", "arising", "at", "this",
    ]
}

extension String {
    fileprivate var trimmedOfColon: String { hasSuffix(":") ? String(dropLast()) : self }
}

extension Line {
    /// `2 Life-story work`: a number without a full stop before a capital.
    fileprivate var barelyItemised: (number: Int, rest: Substring)? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.count), let number = Int(digits), text.dropFirst(digits.count).first == " " else { return nil }
        let rest = text.dropFirst(digits.count).trimmed
        return rest.unicodeScalars.first?.properties.isUppercase == true ? (number, rest) : nil
    }
}

/// A list that is set as a table: its columns of numbers, areas and paragraphs are left out, and each row becomes an item with a bullet.
enum FindingsTable {
    /// The lines as they are where there is no table.
    static func withoutColumns(_ lines: [Line]) -> [Line] {
        guard let head = lines.prefix(8).firstIndex(where: { column(of: $0) != nil }), let column = column(of: lines[head]),
            !lines.contains(where: { Bullet($0) != nil })
        else { return lines }
        let end = lines[(head + 1)...].firstIndex { crosses($0, column) } ?? lines.endIndex
        return Array(lines[..<head]) + rows(lines[(head + 1)..<end], column) + Array(lines[end...])
    }

    private static let names: Set<String> = [
        "area for improvement", "areas for improvement", "what needs to improve", "recommendation", "recommendations", "improvement needed",
    ]

    /// The columns from which to which the items stand, where the line is the head of a table: several short names apart, the items’ one
    /// of them.
    private static func column(of line: Line) -> Range<Int>? {
        let chunks = line.chunks
        guard chunks.count > 1, chunks.allSatisfy({ $0.text.utf8.count <= 40 }),
            let place = chunks.firstIndex(where: { names.contains(Sections.bare($0.text.lowercased())) })
        else { return nil }
        return chunks[place].column..<(place + 1 < chunks.count ? chunks[place + 1].column : .max)
    }

    /// Text that runs on from the first column over the next is no row.
    private static func crosses(_ line: Line, _ column: Range<Int>) -> Bool {
        line.chunks.contains { $0.column + 3 < column.lowerBound && $0.column + $0.text.count > column.lowerBound + 3 }
    }

    private static func rows(_ lines: ArraySlice<Line>, _ column: Range<Int>) -> [Line] {
        var (rows, isNew) = ([Line](), true)
        for line in lines {
            if line.isBlank { isNew = true }
            let cell = line.chunks.filter { column.contains($0.column + 2) }.map(\.text).joined(separator: " ")
            if cell.isEmpty { continue }
            let text = isNew ? "\u{2022} " + cell : cell
            rows.append(
                Line(page: line.page, indent: column.lowerBound + (isNew ? 0 : 2), text: text, key: text.lowercased(), style: line.style))
            isNew = cell.hasSuffix(".")
        }
        return rows
    }
}
