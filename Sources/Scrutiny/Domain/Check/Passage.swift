import ActionPlans
import Vocabulary

/// A piece of a report's text as the claim check reads it: a paragraph, a bullet, a heading or a row of a table.
package struct Passage: Sendable, Hashable {
    package enum Form: Sendable, Hashable { case heading, paragraph, bullet, row, field }

    package struct Place: Sendable, Hashable {
        /// Nil in pasted text.
        package let section: Identifier<ReportSection>?
        package let heading: String
        /// Of the paragraph, as printed.
        package let number: String?

        package init(section: Identifier<ReportSection>? = nil, heading: String, number: String? = nil) {
            self.section = section
            self.heading = heading
            self.number = number
        }

        /// `paragraph 3.1.2, Ofsted inspection`.
        package var words: String { number.map { "\(heading), \($0)" } ?? heading }
    }

    package let place: Place
    package let form: Form
    package let kind: SectionKind?
    package let text: String
    /// Somebody typed its number; the program did not make it.
    package let isNumberTyped: Bool

    package init(_ text: String, form: Form, kind: SectionKind? = nil, isNumberTyped: Bool = false, at place: Place) {
        self.text = text
        self.isNumberTyped = isNumberTyped
        self.form = form
        self.kind = kind
        self.place = place
    }

    /// Only sentences can be claims: not a heading, a table row or a name.
    package var sentences: [String] { form == .paragraph || form == .bullet ? Sentences.of(text) : [text] }
}

/// A report as the claim check reads it, with the record it is checked against.
package struct CheckedReport: Sendable {
    package let passages: [Passage]
    package let record: ReportRecord
    package let facts: ReportFacts?
    package let links: [SentenceKey: ReportLink]
    private let ofsted: OfstedsWords
    private let drafted: Set<SentenceKey>
    /// Which pieces of evidence sentences are linked to.
    let evidence: [SentenceKey: Identifier<Evidence>]

    /// - Parameter drafted: what would be drafted from the record now; nil for text that was written elsewhere, where only changes of practice count.
    package init(
        passages: [Passage], record: ReportRecord, facts: ReportFacts? = nil, links: [ClaimLink] = [], drafted: Set<SentenceKey>? = nil
    ) {
        self.passages = passages
        self.record = record
        self.facts = facts
        ofsted = OfstedsWords(record)
        self.drafted = drafted ?? PracticeText(record.practice).sentences
        self.links = Dictionary(links.map { ($0.sentence, $0.link) }) { _, last in last }
        evidence = Dictionary(links.compactMap { link in link.evidence.map { (link.sentence, $0) } }) { _, last in last }
    }

    /// Each sentence with its passage.
    var sentences: [(Passage, String)] { passages.sentences }

    /// Ofsted's own words are their own source, and so is a sentence as it would be drafted from the record now: when somebody edits it or
    /// the record changes, it needs a source again.
    func isOfRecord(_ sentence: String) -> Bool { ofsted.contain(sentence) || drafted.contains(SentenceKey(sentence)) }

    /// What a sentence is based on: what it was linked to, or the paragraphs of Ofsted's report that it cites itself.
    func links(of sentence: String) -> [ReportLink] {
        links[SentenceKey(sentence)].map { [$0] } ?? ParagraphCitation.numbers(in: sentence).map(ReportLink.paragraph)
    }
}

extension [Passage] {
    /// Each sentence with its passage.
    var sentences: [(Passage, String)] { flatMap { passage in passage.sentences.map { (passage, $0) } } }
}

extension CommitteeReport {
    /// The report's own text as passages, with the numbers they will have. What an insert fills in comes from the record and is not checked.
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
    /// Every sentence that would be drafted for its sections from this record.
    func drafted(from record: ReportRecord) -> Set<SentenceKey> {
        let texts = FirstTexts(record: record, facts: facts, for: kind)
        var numbering = Numbering()
        return Set(
            sections.flatMap { section in
                ReportSection(kind: section.kind, level: section.level, heading: section.heading, body: texts.text(of: section.kind))
                    .passages(&numbering).sentences.map { SentenceKey($0.1) }
            })
    }
}

extension CommitteeReport {
    /// The number of each numbered section.
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
        // A councillor's name and a list of papers are not sentences.
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
    /// Without the marks for bold text.
    var unmarked: String { replacing("**", with: "") }
}
