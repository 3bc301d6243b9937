import EvidenceItems
import Scrutiny
import SiteKit
import Vocabulary

/// Ties one sentence to what it rests on.
enum TiePage {
    static func page(_ head: ReportHead, _ problem: ReportProblem, _ problems: Problems? = nil) -> Page {
        let (visit, record) = (head.visit, head.file.record)
        let fields = FormFields(typed: visit.form.has("kind") || problems != nil ? visit.form : nil, problems: problems)
        let kinds = Tie.Kind.allCases.filter { kind in
            kind == .officersJudgement ? ![.figure, .money].contains(problem.rule) : kind != .resource || !record.resources.isEmpty
        }
        let form = visit.form(
            to: ScrutinyPlaces.tie.path(head.file.report.id),
            """
            <input type="hidden" name="point" value="\(problem.code)">
            \(fields.choices("kind", "What does it rest on?", options: kinds.map { ($0.rawValue, $0.words) }))
            \(paragraphs(fields, record, problem))
            \(reference(fields, .measure, "Measure", "The measure and its date, as in “Letters sent in 5 days, March 2022”.", record.measures))
            \(reference(fields, .audit, "Audit", "The round and its date, as in “Thematic audit of letters, May 2022”.", record.audits))
            \(resources(fields, record))\(evidence(fields, record.evidence))
            <p><button class="btn">Tie the sentence</button></p>
            """)
        return Page(
            "Tie a sentence", breadcrumbs: head.innerTrail + [("Claim check", ScrutinyPlaces.check.path(head.file.report.id))],
            problems: problems,
            """
            <h1>Tie a sentence</h1><blockquote>\(problem.excerpt)<cite>\(problem.place.words)</cite></blockquote>
            <p>\(problem.words)</p>\(form)
            """)
    }

    private static func paragraphs(_ fields: FormFields, _ record: ReportRecord, _ problem: ReportProblem) -> HTML {
        guard !record.paragraphs.isEmpty else {
            return fields.text("paragraph", "Paragraph of Ofsted’s report", hint: "Its number.", width: 4)
        }
        let likely = LikelyParagraphs(record.paragraphs).numbers(for: problem.excerpt).first.map(String.init) ?? ""
        let options = record.paragraphs.sorted { $0.key < $1.key }.map { number, text in
            (value: String(number), words: "\(number): \(text.prefix(70))\(text.count > 70 ? "…" : "")")
        }
        return fields.select("paragraph", "Paragraph of Ofsted’s report", options: [("", "Choose a paragraph")] + options, value: likely)
    }

    /// What may leave stands first; the others say what is missing.
    private static func evidence(_ fields: FormFields, _ lines: [EvidenceLine]) -> HTML {
        guard !lines.isEmpty else {
            return fields.text("evidence", "Evidence", hint: "What is kept with the plan, or where it can be found.")
        }
        let sorted = lines.filter { $0.release == .confirmed } + lines.filter { $0.release != .confirmed }
        let options = sorted.map { line in
            (value: line.id.text, words: line.release == .confirmed ? line.words : "\(line.words): \(line.release.words.lowercased())")
        }
        return fields.select(
            "evidence", "Evidence", hint: "What the plan’s actions keep. Only what a person has confirmed may leave.",
            options: [("", "Choose one")] + options)
    }

    private static func resources(_ fields: FormFields, _ record: ReportRecord) -> HTML? {
        guard !record.resources.isEmpty else { return nil }
        let known = record.resources.map {
            (value: "\($0.id) \($0.title)", words: "\($0.title): \(Pounds.words($0.latest?.agreed)) agreed")
        }
        return fields.select("resource", "Investment or pressure", options: [("", "Choose one")] + known)
    }

    private static func reference(_ fields: FormFields, _ kind: Tie.Kind, _ label: String, _ hint: String, _ known: [String]) -> HTML {
        guard !known.isEmpty else { return fields.text(kind.rawValue, label, hint: hint) }
        return fields.select(
            kind.rawValue, label, hint: "What the plan’s actions keep.", options: [("", "Choose one")] + known.map { ($0, $0) })
    }
}
