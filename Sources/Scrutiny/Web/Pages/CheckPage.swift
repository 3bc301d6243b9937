import Scrutiny
import SiteKit
import Vocabulary

/// What the claim check found, each point with its place, its words and the ways to mend it.
enum CheckPage {
    static func page(_ head: ReportHead, thread: [ThreadStep]) -> Page {
        let file = head.file
        let likely = LikelyParagraphs(file.record.paragraphs)
        let open = file.openProblems
        let items = open.map { item(head, $0, likely) }
        let none: HTML? =
            open.isEmpty
            ? "<p>Nothing is open: each claim has its support, and dates, grades, names and numbers agree with the record.</p>" : nil
        return Page(
            "Claim check", thread: thread, breadcrumbs: head.innerTrail,
            """
            <h1>Claim check <span class="sub">\(file.report.facts.title)</span></h1>
            <p>The report is held against the record. Mend a point in its section, tie its sentence to what it rests on, or settle it with a reason. Nothing is published while a point is open.</p>
            <h2>\(open.count) open</h2>\(none)\(items)
            \(ties(head))\(settled(head))\(pasteForm(head))
            """)
    }

    /// A text from elsewhere, checked and not kept.
    static func pasted(_ head: ReportHead, _ check: ClaimCheck) -> Page {
        let items = check.problems.map { "<li>\(words(head, $0))</li>" as HTML }
        let list: HTML = items.isEmpty ? "<p>Nothing was found.</p>" : "<ul>\(items)</ul>"
        return Page(
            "Check of a pasted text", breadcrumbs: head.innerTrail,
            """
            <h1>Check of a pasted text</h1><p>\(check.problems.count) \(check.problems.count == 1 ? "point" : "points"). The text is not kept.</p>\(list)
            <p><a class="btn quiet" href="\(ScrutinyPlaces.check.path(head.file.report.id))">Back to the claim check</a></p>
            """)
    }

    private static func words(_ head: ReportHead, _ problem: ReportProblem) -> HTML {
        let place: HTML =
            problem.place.section.map { section in
                "<a href=\"\(ScrutinyPlaces.section.path(head.file.report.id, section))\">\(problem.place.words)</a>"
            } ?? "\(problem.place.words)"
        return """
            <h3>\(problem.rule.title)</h3><blockquote>\(problem.excerpt)<cite>\(place)</cite></blockquote>
            <p>\(problem.words) \(problem.mend)</p>
            """
    }

    private static func item(_ head: ReportHead, _ problem: ReportProblem, _ likely: LikelyParagraphs) -> HTML {
        let settle = problem.maySettle ? settleForm(head, problem) : nil
        let actions: HTML? = head.mayWrite ? "\(tieButtons(head, problem, likely))\(settle)" : nil
        return "<div class=\"item\">\(words(head, problem))\(actions)</div>"
    }

    private static func tieButtons(_ head: ReportHead, _ problem: ReportProblem, _ likely: LikelyParagraphs) -> HTML? {
        guard [.claim, .figure, .tie, .evidence, .money].contains(problem.rule) else { return nil }
        let (id, visit) = (head.file.report.id, head.visit)
        let path = ScrutinyPlaces.tie.path(id)
        let paragraphs = likely.numbers(for: problem.excerpt).map { number -> HTML in
            visit.button(
                "Ofsted’s paragraph \(number)", to: path,
                fields: [("point", problem.code), ("kind", "paragraph"), ("paragraph", String(number))])
        }
        let judgement: HTML? =
            [.figure, .money].contains(problem.rule)
            ? nil : visit.button("Officers’ judgement", to: path, fields: [("point", problem.code), ("kind", "officers_judgement")])
        return """
            <div class="row small">\(paragraphs)\(judgement)<a class="btn quiet" href="\(path)?point=\(problem.code)">Tie it to something else</a></div>
            """
    }

    private static func settleForm(_ head: ReportHead, _ problem: ReportProblem) -> HTML {
        let field = "reason-\(problem.code.prefix(8))"
        return """
            <details><summary>Leave it as it is, with a reason</summary>
            \(head.visit.form(to: ScrutinyPlaces.settle.path(head.file.report.id), """
                <input type="hidden" name="point" value="\(problem.code)">
                <div class="field"><label for="\(field)">Reason</label><input type="text" id="\(field)" name="reason"></div>
                <p><button class="btn quiet">Settle this point</button></p>
                """))</details>
            """
    }

    private static func ties(_ head: ReportHead) -> HTML? {
        let sentences = head.file.report.passages.flatMap(\.sentences)
        let known = Dictionary(sentences.map { (SentenceKey($0), $0) }) { first, _ in first }
        let rows = head.file.ties.compactMap { tie -> HTML? in
            guard let sentence = known[tie.sentence] else { return nil }
            let untie: HTML? =
                head.mayWrite
                ? head.visit.button(
                    "Untie", to: ScrutinyPlaces.untie.path(head.file.report.id), fields: [("sentence", tie.sentence.description)]) : nil
            return
                "<tr><td data-label=\"Sentence\"><div>\(sentence)</div></td><td data-label=\"Rests on\"><div>\(tie.tie.words)</div></td><td><div>\(untie)</div></td></tr>"
        }
        guard !rows.isEmpty else { return nil }
        return """
            <h2>What sentences rest on</h2><table class="stack"><caption>\(rows.count) tied</caption><thead><tr><th scope="col">Sentence</th>
            <th scope="col">Rests on</th><th scope="col"><span class="unseen">Untie</span></th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private static func settled(_ head: ReportHead) -> HTML? {
        let rows = head.file.check.problems.compactMap { problem in
            head.file.settlement(of: problem).map { settlement -> HTML in
                "<li>\(problem.rule.title): “\(problem.excerpt)”<span class=\"sub\">\(settlement.by), \(settlement.on): \(settlement.reason)</span></li>"
            }
        }
        return rows.isEmpty ? nil : "<h2>Settled with a reason</h2><ul>\(rows)</ul>"
    }

    private static func pasteForm(_ head: ReportHead) -> HTML? {
        guard head.visit.may(.writeReport) else { return nil }
        return """
            <h2>Check a text from elsewhere</h2><details><summary>Paste a report that was written elsewhere</summary>
            \(head.visit.form(to: ScrutinyPlaces.pasted.path(head.file.report.id), """
                \(FormFields().area("text", "Text", hint: "It is held against this inspection’s record and not kept.", rows: 8))
                <p><button class="btn quiet">Check the text</button></p>
                """))</details>
            """
    }
}
