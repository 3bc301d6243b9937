import Foundation
import Indicators
import Inspections
import Vocabulary

/// A report as it is read: every paragraph numbered, every insert filled in. Text only, with no links into the record.
package struct Paper: Codable, Sendable, Hashable {
    /// A line of the box at the top.
    package struct Field: Codable, Sendable, Hashable {
        package let label: String
        package let lines: [String]
    }

    package struct Section: Codable, Sendable, Hashable {
        package let number: String?
        package let heading: String
        package let level: SectionLevel
        package let blocks: [Block]
    }

    package enum Block: Codable, Sendable, Hashable {
        case paragraph(number: String?, runs: [Run])
        case bullets([[Run]])
        case heading(String)
        case table(Table)
    }

    /// What follows the report, each on pages of its own.
    package struct Appendix: Codable, Sendable, Hashable {
        package enum Content: Codable, Sendable, Hashable {
            /// Nil where no file is recorded.
            case document(AttachedDocument?)
            case blocks([Block])
        }

        package let title: String
        package let content: Content
    }

    package struct Table: Codable, Sendable, Hashable {
        package struct Column: Codable, Sendable, Hashable {
            package let title: String
            /// Of the width, in hundredths.
            package let share: Int
        }

        package let caption: String
        package let columns: [Column]
        package let rows: [[String]]
    }

    package let council: String
    package let title: String
    package let committee: String
    package let meeting: Day
    /// A line above everything, such as `NOT FOR PUBLICATION`.
    package let marking: String?
    package let front: [Field]
    package let sections: [Section]
    package let appendices: [Appendix]
    /// How its numbers are to be read, said once at its end; nil in papers frozen before there was one rule.
    package private(set) var note: String?
}

/// Which part of a report a paper holds.
package enum ReportPart: String, Sendable, Hashable, CaseIterable {
    case `public`, exempt
}

/// Makes the paper of one part. Sections keep their numbers in both: where a section is exempt, the public paper says why it is left
/// out, without its heading.
struct PaperMaker {
    let report: CommitteeReport
    let record: ReportRecord
    let part: ReportPart

    func paper() -> Paper {
        var numbering = Numbering()
        var sections: [Paper.Section] = []
        if part == .public, let exemption = report.facts.exemption {
            sections.append(withheld(nil, .closing, exemption, "This report"))
        }
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
            marking: marking, front: front, sections: sections,
            appendices: attached.enumerated().map { appendix($1, number: $0 + 1) }, note: SmallNumbers.statement)
    }

    /// What the sections of this part attach, each once, in their order.
    private var attached: [Insert] {
        let inserts = report.sections.filter(isHere).flatMap { written($0).blocks }.compactMap { block -> Insert? in
            if case .insert(let insert) = block, insert == .attachedReport || insert == .attachedPlan { insert } else { nil }
        }
        var seen: Set<Insert> = []
        return inserts.filter { seen.insert($0).inserted }
    }

    private func title(_ insert: Insert, number: Int) -> String {
        let isLetter = record.inspection.framework.isLetter
        return "Appendix \(number) – \(insert == .attachedPlan ? "Action plan" : "Ofsted’s \(isLetter ? "letter" : "report")")"
    }

    private func appendix(_ insert: Insert, number: Int) -> Paper.Appendix {
        Paper.Appendix(
            title: title(insert, number: number),
            content: insert == .attachedPlan
                ? .blocks(FilledInserts(record: record).blocks(of: .actions)) : .document(record.document))
    }

    /// The line that says what is attached.
    private func attachment(_ insert: Insert) -> [Paper.Block] {
        guard let index = attached.firstIndex(of: insert) else { return [] }
        let pages = record.document?.pages.map { " (\($0) pages)" } ?? ""
        let note =
            insert == .attachedPlan ? "" : record.document == nil ? ": no file is recorded, so it is not attached" : pages
        return [.paragraph(number: nil, runs: [Run(title(insert, number: index + 1) + note)])]
    }

    private func isHere(_ section: ReportSection) -> Bool {
        let isExempt = section.exemption != nil || report.facts.exemption != nil
        return isExempt == (part == .exempt)
    }

    private func withheld(
        _ number: String?, _ level: SectionLevel, _ exemption: Exemption, _ what: String = "This part"
    ) -> Paper.Section {
        let words = "\(what) is exempt under \(exemption.paragraph.citation) and is in a separate paper."
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
            default: lines = [section.isShown(in: part, report) ? section.body : withheldLine(section)]
            }
            return Paper.Field(label: section.heading, lines: lines.filter { !$0.isEmpty })
        }.filter { !$0.lines.isEmpty }
    }

    /// In the box at the top.
    private func withheldLine(_ section: ReportSection) -> String {
        guard part == .public, let exemption = section.exemption else { return "" }
        return "Not for publication: exempt under \(exemption.paragraph.citation)"
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
            case .paragraph(let text): [.paragraph(number: numbering.paragraph(), runs: [Run](marked: withJudgements(text)))]
            case .bullets(let items): [.bullets(items.map { [Run](marked: withJudgements($0)) })]
            case .heading(let text): [.heading(text)]
            case .insert(.attachedReport): attachment(.attachedReport)
            case .insert(.attachedPlan): attachment(.attachedPlan)
            case .insert(let insert): inserts.blocks(of: insert)
            case .unknownInsert(let name): [.paragraph(number: nil, runs: [Run("{{\(name)}}")])]
            }
        }
    }

    /// A sentence that rests on the officers' judgement alone says so: a reader must not take it for a fact with a source.
    private func withJudgements(_ text: String) -> String {
        Sentences.of(text).filter { report.officersJudgements.contains(SentenceKey($0)) }.reduce(text) { text, sentence in
            let end = sentence.last.map { ".?!".contains($0) } == true ? 1 : 0
            return text.replacing(
                sentence, with: "\(sentence.dropLast(end)) (officers’ judgement)\(sentence.suffix(end))", maxReplacements: 1)
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
    /// The report as its readers see it, filled in from the current record.
    package func paper(_ part: ReportPart, from record: ReportRecord) -> Paper {
        PaperMaker(report: self, record: record, part: part).paper()
    }
}

/// The numbers of a report's sections and paragraphs. They are made only here, from one count for each numbered section, shared by
/// its paragraphs and subsections, so no number can be used twice.
package struct Numbering: Sendable {
    private var section = 0
    private var withinSection = 0
    private var withinPart: Int?
    private var isNumbered = false

    package init() {}

    /// The number of the next section: `3`, `3.2`, or nil where its level has none.
    package mutating func section(_ level: SectionLevel) -> String? {
        switch level {
        case .numbered:
            section += 1
            (withinSection, withinPart, isNumbered) = (0, nil, true)
            return String(section)
        case .under where section > 0:
            withinSection += 1
            (withinPart, isNumbered) = (0, true)
            return "\(section).\(withinSection)"
        case .under, .front, .divider, .closing:
            isNumbered = false
            return nil
        }
    }

    /// The number of the next paragraph: `1.2`, `3.1.2`, or nil within a section without numbers.
    package mutating func paragraph() -> String? {
        guard isNumbered else { return nil }
        if let part = withinPart {
            withinPart = part + 1
            return "\(section).\(withinSection).\(part + 1)"
        }
        withinSection += 1
        return "\(section).\(withinSection)"
    }
}
