/// Finds where the lists of what must improve stand, by framework.
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
        guard let start = lines.indices.first(where: { isImprove(lines[$0]) && $0 < sections.tail }) else { return [] }
        let heading = sections.headings.first?.lines.lowerBound
        let end = [heading, firstNumbered(after: start)].compactMap { $0 }.min() ?? sections.tail
        // A heading printed after the findings would be a new layout; it is still read, up to the next heading.
        let close = end > start ? end : nextHeading(after: start)
        return [start + 1..<max(start + 1, close)]
    }

    private func isImprove(_ line: Line) -> Bool {
        let key = Sections.bare(line.key)
        return line.indent <= 8 && (key == "what needs to improve" || key.hasPrefix("what needs to improve in this area"))
    }

    private var single: [Range<Int>] {
        let names: Set<String> = [
            "recommendations", "what does the local authority need to improve", "priority and immediate action", "areas for improvement",
            "priority and immediate actions", "what needs to improve",
        ]
        let first = sections.headings.first?.lines.lowerBound ?? sections.board
        guard
            let start = lines.indices.first(where: {
                $0 < first && lines[$0].indent <= 8 && names.contains(Sections.bare(lines[$0].key)) && !isContents($0)
            })
        else { return [] }
        let ends = [
            "summary for children", "the local authority's strengths", "local authority's strengths", "information about this",
            "progress since",
            "inspection judgements about", "section 2", "the experiences and progress", "executive summary", "our findings",
            "inspection findings", "key judgement",
            "what the inspection judg", "the local authority has the following",
        ]
        let close = lines[(start + 1)...].firstIndex { line in line.indent <= 8 && ends.contains { line.key.hasPrefix($0) } } ?? first
        // The heading itself may be the heading of a kind.
        return [start..<min(max(start + 1, close), max(first, start + 1))]
    }

    /// An entry of the contents page has its page's number at the end; a heading has none.
    private func isContents(_ place: Int) -> Bool {
        lines[max(0, place - 25)...place].contains { $0.key == "contents" && $0.page == lines[place].page }
    }

    private var lookedAfter: [Range<Int>] {
        guard
            let start = lines.indices.first(where: {
                Sections.bare(lines[$0].key) == "areas for improvement" && lines[$0].indent <= 8 && !isContents($0)
            })
        else {
            return []
        }
        let close = lines[(start + 1)...].firstIndex { line in
            line.indent <= 6 && ["outcomes for looked", "quality of provision", "record of main"].contains { line.key.hasPrefix($0) }
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
        return line.indent <= 8 && names.contains(key)
    }

    private func nextHeading(after place: Int) -> Int {
        let rest = (place + 1)..<max(place + 1, sections.tail)
        return rest.first { index in
            let line = lines[index]
            if line.isBlank || isListHeading(line) { return false }
            if sections.headings.contains(where: { $0.lines.lowerBound == index }) { return true }
            return Sections.isPlainHeading(line) && !isListHeading(line) || isLetterHeading(index)
        } ?? sections.tail
    }

    /// Letters have headings of their own: a short line at the margin, between gaps, with a capital and no full stop.
    private func isLetterHeading(_ place: Int) -> Bool {
        let line = lines[place]
        guard place > 0, lines[place - 1].isBlank, line.indent <= 2, line.text.utf8.count <= 70, Bullet(line) == nil, line.numbered == nil,
            let first = line.text.unicodeScalars.first, first.properties.isUppercase, let last = line.text.unicodeScalars.last,
            !".,;:-".unicodeScalars.contains(last)
        else { return false }
        let next = place + 1 < lines.count ? lines[place + 1] : line
        return next.isBlank || next.numbered != nil || next.text.unicodeScalars.first.map { $0.properties.isUppercase } == true
    }

    private func firstNumbered(after place: Int) -> Int? { lines.indices.first { $0 > place && lines[$0].numbered?.number == 1 } }
}
