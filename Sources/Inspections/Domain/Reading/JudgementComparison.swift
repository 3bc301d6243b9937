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
            // Overall effectiveness has no section, and an area that was not judged has no graded heading.
            let isExpected = area == .overall || cell.grade == nil
            return Judgement(
                area: area, grade: cell.grade, printed: cell.printed, page: cell.page, source: .table,
                doubt: isExpected ? nil : "The grade for “\(name)” was read in the table only: its section heading shows no grade.")
        case (nil, let reading?):
            return Judgement(
                area: area, grade: reading.grade, printed: reading.printed, page: heading?.page, source: .heading,
                doubt: "The grade for “\(name)” was read in its section heading only, not in the table.")
        case (nil, nil):
            return Judgement(
                area: area, grade: nil, printed: "", page: nil, source: .neither,
                doubt: "No grade was found for “\(name)”. Look at the report and enter it.")
        }
    }
}
