import Scrutiny
import SiteKit
import Vocabulary

/// Somebody's answer for one step of clearance.
enum AnswerPage {
    static func page(_ head: ReportHead, _ clearance: Clearance, thread: [ThreadStep], _ problems: Problems?) -> Page {
        let report = head.file.report
        let title = "Clearance: \(clearance.step.name)"
        let fields = FormFields(typed: head.visit.form.has("words") ? head.visit.form : nil, problems: problems)
        let form: HTML =
            report.isPublished
            ? "<p>The report is published.</p>"
            : head.visit.form(
                to: ScrutinyPlaces.clear.path(report.id, clearance.id), version: clearance.version,
                """
                \(fields.choices("answer", "Do you clear draft \(report.draft)?", options: [
                    ("cleared", "Cleared"), ("not-cleared", "Not cleared: something has to change first"),
                ]))
                \(fields.area("words", "Words for the author", hint: "Needed when you do not clear it: say what has to change.", rows: 4))
                <p><button class="btn">Save the answer</button></p>
                """)
        return Page(
            title, thread: thread, breadcrumbs: head.innerTrail, problems: problems,
            """
            <h1>\(title) <span class="sub">\(clearance.step.post)</span></h1>
            <dl class="summary"><div><dt>Due</dt><dd>\(head.file.days.due(clearance.step).withWeekday)</dd></div>
            <div><dt>Stands at</dt><dd>\(clearance.words(draft: report.draft))</dd></div>
            <div><dt>Read first</dt><dd><a href="\(ScrutinyPlaces.preview.path(report.id))?part=public">The public part of draft \(report.draft)</a>\(exempt(head))</dd></div></dl>
            \(form)
            """)
    }

    private static func exempt(_ head: ReportHead) -> HTML? {
        head.file.report.hasExemptParts
            ? "<br><a href=\"\(ScrutinyPlaces.preview.path(head.file.report.id))?part=exempt\">The exempt part</a>" : nil
    }
}
