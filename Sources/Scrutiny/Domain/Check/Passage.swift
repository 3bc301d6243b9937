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

    /// Only sentences can be claims: a heading, a row of a table and a name are none.
    package var sentences: [String] { form == .paragraph || form == .bullet ? Sentences.of(text) : [text] }
}

/// A report as the claim check reads it, with the record it is held against.
package struct CheckedReport: Sendable {
    package let passages: [Passage]
    package let record: ReportRecord
    package let facts: ReportFacts?
    package let ties: [SentenceKey: Tie]
    /// Which pieces of evidence sentences are tied to.
    let evidence: [SentenceKey: Identifier<Evidence>]

    package init(passages: [Passage], record: ReportRecord, facts: ReportFacts? = nil, ties: [ClaimTie] = []) {
        self.passages = passages
        self.record = record
        self.facts = facts
        self.ties = Dictionary(ties.map { ($0.sentence, $0.tie) }) { _, last in last }
        evidence = Dictionary(ties.compactMap { tie in tie.evidence.map { (tie.sentence, $0) } }) { _, last in last }
    }

    /// Each sentence with the passage it stands in.
    var sentences: [(Passage, String)] { passages.sentences }

    /// What a sentence rests on: what it was tied to, or the paragraphs of Ofsted's report that it cites itself.
    func ties(of sentence: String) -> [Tie] {
        ties[SentenceKey(sentence)].map { [$0] } ?? ParagraphCitation.numbers(in: sentence).map(Tie.paragraph)
    }
}

extension [Passage] {
    /// Each sentence with the passage it stands in.
    var sentences: [(Passage, String)] { flatMap { passage in passage.sentences.map { (passage, $0) } } }
}
