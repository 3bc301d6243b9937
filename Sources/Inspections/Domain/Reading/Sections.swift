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
        let tail = lines.lastIndex { $0.key.hasPrefix("the office for standards in education") && $0.indent < 6 } ?? lines.count
        let after = headings.last { $0.area == .singleLeadership }?.lines.upperBound ?? headings.last?.lines.upperBound ?? 0
        let place = lines.indices.first { index in
            guard index >= after, index > 0, lines[index].indent <= 6, Sections.isBoard(lines[index].key) else { return false }
            return lines[index - 1].isBlank || lines[index].page != lines[index - 1].page
        }
        (self.tail, board) = (tail, place ?? tail)
    }

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

    /// Headings that stand in no framework's list of areas and end whatever runs before them.
    static func isPlainHeading(_ line: Line) -> Bool {
        guard line.indent <= 6, line.text.utf8.count <= 100 else { return false }
        let key = bare(line.key)
        return exact.contains(key) || (beginnings.contains { key.hasPrefix($0) } && !key.hasSuffix("."))
    }

    private static let exact: Set<String> = [
        "summary", "contents", "inspection findings", "main findings", "findings", "headline findings", "overview", "next steps",
        "recommendations", "executive summary", "local leadership", "record of main findings", "service information", "evidence",
    ]

    private static let beginnings = [
        "summary for children", "summary of key findings", "the local authority's strengths", "information about this",
        "progress since the last",
        "inspection judgements about", "what the inspection judg", "section 1", "section 2", "what does the", "our findings",
        "yours sincerely", "key judgement", "what needs to improve", "what is working well", "areas for priority action",
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
