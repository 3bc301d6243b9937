/// The words by which a report names an area, in a table or in a heading.
struct AreaLabel: Sendable {
    let area: JudgementArea
    private let plainWords: [String]

    private init(_ area: JudgementArea, _ text: String) {
        self.area = area
        plainWords = AreaLabel.plain(Words.all(in: text))
    }

    /// Longer labels stand before those they begin with.
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
