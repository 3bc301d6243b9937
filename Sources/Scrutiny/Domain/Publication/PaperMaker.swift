import Vocabulary

/// Which part of a report a paper holds.
package enum ReportPart: String, Sendable, Hashable, CaseIterable {
    case `public`, exempt
}

/// Makes the paper of one part. Sections keep their numbers in both: where the other part's would stand, the public paper says why
/// it does not, without its heading.
struct PaperMaker {
    let report: CommitteeReport
    let record: ReportRecord
    let part: ReportPart

    func paper() -> Paper {
        var numbering = Numbering()
        var sections: [Paper.Section] = []
        for section in report.sections where section.level != .front {
            let number = numbering.section(section.level)
            // The numbers are counted through the section whichever part it belongs to.
            let blocks = blocks(of: section, &numbering)
            if isHere(section) {
                sections.append(Paper.Section(number: number, heading: section.heading, level: section.level, blocks: blocks))
            } else if part == .public, let exemption = section.exemption {
                sections.append(withheld(number, section.level, exemption))
            }
        }
        return Paper(
            council: record.council, title: report.facts.title, committee: report.facts.committee, meeting: report.facts.meeting,
            marking: marking, front: front, sections: sections)
    }

    private func isHere(_ section: ReportSection) -> Bool {
        let isExempt = section.exemption != nil || report.facts.exemption != nil
        return isExempt == (part == .exempt)
    }

    private func withheld(_ number: String?, _ level: SectionLevel, _ exemption: Exemption) -> Paper.Section {
        let words = "This part is exempt under \(exemption.paragraph.citation) and stands in a separate paper."
        return Paper.Section(
            number: number, heading: "Not for publication", level: level, blocks: [.paragraph(number: nil, runs: [Run(words)])])
    }

    private var marking: String? {
        guard part == .exempt else { return nil }
        let exemptions = report.facts.exemption.map { [$0] } ?? report.sections.compactMap(\.exemption)
        let citations = Set(exemptions.map(\.paragraph.rawValue)).sorted().map(String.init)
        let word = citations.count == 1 ? "paragraph" : "paragraphs"
        return "NOT FOR PUBLICATION: exempt under \(word) \(citations.joined(separator: " and ")) of Part 1 of Schedule 12A to the Local "
            + "Government Act 1972"
    }

    private var front: [Paper.Field] {
        let facts = report.facts
        return report.sections.filter { $0.level == .front }.map { section in
            let lines: [String]
            switch section.kind {
            case .committeeAndDate: lines = [facts.committee, facts.meeting.withWeekday]
            case .item: lines = [facts.item]
            case .publicity: lines = [part == .exempt ? "Exempt" : report.publicity]
            case .responsibleOfficer: lines = officer
            default: lines = [section.isShown(in: part, report) ? section.body : ""]
            }
            return Paper.Field(label: section.heading, lines: lines.filter { !$0.isEmpty })
        }.filter { !$0.lines.isEmpty }
    }

    private var officer: [String] {
        let facts = report.facts
        let name = [facts.officerName, facts.officerPost].filter { !$0.isEmpty }.joined(separator: ", ")
        return [
            name, facts.officerEmail.isEmpty ? "" : "Email: \(facts.officerEmail)",
            facts.officerTelephone.isEmpty ? "" : "Telephone: \(facts.officerTelephone)",
        ]
    }

    private func blocks(of section: ReportSection, _ numbering: inout Numbering) -> [Paper.Block] {
        let inserts = FilledInserts(record: record)
        return written(section).blocks.flatMap { block -> [Paper.Block] in
            switch block {
            case .paragraph(let text): [.paragraph(number: numbering.paragraph(), runs: [Run](marked: text))]
            case .bullets(let items): [.bullets(items.map { [Run](marked: $0) })]
            case .heading(let text): [.heading(text)]
            case .insert(let insert): inserts.blocks(of: insert)
            case .unknownInsert(let name): [.paragraph(number: nil, runs: [Run("{{\(name)}}")])]
            }
        }
    }

    /// The councillors' sections hold the facts' names unless somebody wrote more.
    private func written(_ section: ReportSection) -> BodyText {
        let isEmpty = !section.body.contains { !$0.isWhitespace }
        switch section.kind {
        case .portfolioHolder where isEmpty: return BodyText(report.facts.portfolioHolder)
        case .localMember where isEmpty: return BodyText(report.facts.localMember)
        default: return BodyText(section.body)
        }
    }
}

extension ReportSection {
    func isShown(in part: ReportPart, _ report: CommitteeReport) -> Bool {
        (exemption != nil || report.facts.exemption != nil) == (part == .exempt)
    }
}

extension CommitteeReport {
    /// The report as its readers see it, filled from the record as it stands.
    package func paper(_ part: ReportPart, from record: ReportRecord) -> Paper {
        PaperMaker(report: self, record: record, part: part).paper()
    }
}
