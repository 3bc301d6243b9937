import Vocabulary

extension CommitteeReport {
    /// The report's own words as passages, with the numbers they will carry. What an insert fills comes from the record and is not read.
    package var passages: [Passage] {
        var numbering = Numbering()
        return sections.flatMap { section -> [Passage] in
            let number = numbering.section(section.level)
            let place = Passage.Place(section: section.id, heading: section.heading, number: number)
            let heading = Passage(section.heading, form: .heading, kind: section.kind, at: place)
            if section.kind.isFromFacts { return [] }
            return [heading] + section.passages(&numbering)
        }
    }
}

extension CommitteeReport {
    /// The number that each numbered section will carry.
    package var sectionNumbers: [Identifier<ReportSection>: String] {
        let headings = passages.filter { $0.form == .heading }
        return Dictionary(headings.compactMap { passage in passage.place.section.flatMap { id in passage.place.number.map { (id, $0) } } })
        {
            first, _ in first
        }
    }
}

extension ReportSection {
    fileprivate func passages(_ numbering: inout Numbering) -> [Passage] {
        var place = Passage.Place(section: id, heading: heading)
        // A councillor's name and a list of papers are no sentences.
        let isList = [.portfolioHolder, .localMember, .appendices, .backgroundPapers].contains(kind)
        return BodyText(body).blocks.flatMap { block -> [Passage] in
            switch block {
            case .paragraph(let text):
                place = Passage.Place(section: id, heading: heading, number: numbering.paragraph())
                return [Passage(text.unmarked, form: isList ? .field : .paragraph, kind: kind, at: place)]
            case .bullets(let items):
                return items.map { Passage($0.unmarked, form: isList ? .field : .bullet, kind: kind, at: place) }
            case .heading(let text): return [Passage(text.unmarked, form: .heading, kind: kind, at: place)]
            case .unknownInsert(let name): return [Passage("{{\(name)}}", form: .field, kind: kind, at: place)]
            case .insert: return []
            }
        }
    }
}

extension String {
    /// Without the marks of strong words.
    var unmarked: String { replacing("**", with: "") }
}
