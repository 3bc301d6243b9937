import Scrutiny
import SiteKit
import Vocabulary

/// One section: its heading and text, its place, and whether it is exempt.
enum SectionPage {
    static func page(_ head: ReportHead, _ section: ReportSection, thread: [ThreadStep], _ problems: Problems? = nil) -> Page {
        let title = section.heading
        let body: HTML =
            head.mayWrite
            ? "<div class=\"split\"><div>\(form(head, section, problems))</div><aside>\(aside(head, section, problems))</aside></div>"
            : "<p class=\"pre\">\(section.body)</p>"
        return Page(
            title, thread: thread, breadcrumbs: head.innerTrail, problems: problems,
            "<h1>\(title) <span class=\"sub\">\(section.level.words)</span></h1>\(points(head, section))\(plain(head, section))\(body)")
    }

    private static func form(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML {
        let isTyped = head.visit.form.has("body")
        let fields = FormFields(typed: isTyped ? head.visit.form : nil, problems: problems)
        let inserts = Insert.allCases.map { "<li><code>{{\($0.rawValue)}}</code> \($0.words)</li>" as HTML }
        return head.visit.form(
            to: ScrutinyPlaces.section.path(head.file.report.id, section.id), version: section.version,
            """
            \(fields.text("heading", "Heading", value: section.heading))
            \(fields.area("body", "Text", hint: section.kind.hint, value: section.body, rows: 18))
            <details><summary>How to write paragraphs, bullets and tables from the record</summary><ul>
            <li>Leave an empty line between paragraphs. Paragraphs are numbered by the program; a number you type is taken away.</li>
            <li>Begin a line with “- ” for a bullet, and with “## ” for a sub-heading. Put two stars around **strong words**.</li>
            <li>Put [a note in square brackets] for whoever writes next; the claim check finds it again.</li>\(inserts)</ul></details>
            \(fields.choices(
                "complete", "Is it ready?", several: true, options: [("yes", "This section is completed")],
                chosen: section.isComplete ? ["yes"] : []))
            <p><button class="btn">Save the section</button></p>
            """)
    }

    private static func points(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let open = head.file.openProblems.filter { $0.place.section == section.id }
        guard !open.isEmpty else { return nil }
        let lines = open.map { "<li>“\($0.excerpt)” \($0.words) \($0.mend)</li>" as HTML }
        return """
            <div class="note doubt"><p><strong>\(open.count) \(open.count == 1 ? "point" : "points") of the claim check</strong></p><ul>\(lines)</ul>
            <p><a href="\(ScrutinyPlaces.check.path(head.file.report.id))">Tie or settle them in the claim check</a></p></div>
            """
    }

    /// Prompts for plain words; nobody is kept from going on.
    private static func plain(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let prompts = head.file.report.kind.isPlain ? PlainWords(section.body).prompts : []
        guard !prompts.isEmpty else { return nil }
        let lines = prompts.map { "<li>\($0)</li>" as HTML }
        return
            "<div class=\"note\"><p><strong>Could it be plainer?</strong> Prompts, not marks. Ask somebody it is for.</p><ul>\(lines)</ul></div>"
    }

    /// The text that the record would give now, where it differs from what stands here.
    private static func redraft(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let report = head.file.report
        let text = FirstTexts(record: head.file.record, facts: report.facts, today: head.visit.today).text(of: section.kind)
        guard !text.isEmpty, section.kind != .other, text != section.body else { return nil }
        return """
            <h2>From the record</h2><p>The text here is not what the record gives today.</p><details><summary>Read what it gives today</summary>
            <div class="pre">\(text)</div><p>What stands here now is replaced by it; an earlier text cannot be had back.</p>\(head.visit.button(
                "Write it anew from the record", to: ScrutinyPlaces.redraft.path(report.id, section.id), version: section.version))</details>
            """
    }

    private static func aside(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML {
        let (visit, report) = (head.visit, head.file.report.id)
        let move = ScrutinyPlaces.move.path(report, section.id)
        return """
            \(redraft(head, section))<h2>Place</h2><div class="row small">\(visit.button("Move up", to: move, fields: [("direction", "up")]))
            \(visit.button("Move down", to: move, fields: [("direction", "down")]))</div>
            \(publicity(head, section, problems))
            <details><summary>Remove this section</summary><p>Its heading and text leave this report. The council’s form stays as it is.</p>
            \(visit.button("Remove “\(section.heading)”", to: ScrutinyPlaces.remove.path(report, section.id)))</details>
            """
    }

    /// Only a paper before a committee has parts that are exempt.
    private static func publicity(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML? {
        guard head.file.report.kind == .committee || section.exemption != nil else { return nil }
        let (visit, report) = (head.visit, head.file.report.id)
        let fields = FormFields(typed: visit.form.has("schedule") ? visit.form : nil, problems: problems)
        let open: HTML? =
            section.exemption.map { exemption in
                """
                <p>This section is exempt under paragraph \(exemption.paragraph.rawValue): \(exemption.paragraph.words).</p>
                \(visit.button(
                    "Make it public", to: ScrutinyPlaces.exempt.path(report, section.id), version: section.version,
                    fields: [("publicity", "public")]))
                """
            }
        let exempt = visit.form(
            to: ScrutinyPlaces.exempt.path(report, section.id), version: section.version,
            """
            <input type="hidden" name="publicity" value="exempt">\(FactsForm.exemption(fields, section.exemption))
            <p><button class="btn quiet">\(section.exemption == nil ? "Make this section exempt" : "Save the exemption")</button></p>
            """)
        return """
            <h2>Public or exempt</h2>\(open)<details\(" open", when: problems?.all.contains { $0.place == "schedule" || $0.place == "public-interest" } == true)>
            <summary>\(section.exemption == nil ? "Make it exempt" : "Change the exemption")</summary>\(exempt)</details>
            """
    }
}
