import Inspections
import SiteKit
import Vocabulary

/// One finding with the paragraphs that explain it and how it stands further along the thread.
struct FindingPage {
    let visit: Visit
    let inspection: InspectionRecord
    let finding: Finding
    let paragraphs: [Paragraph]
    let themes: ThemeList
    let standing: FindingStanding?
    let thread: [ThreadStep]

    var page: Page {
        Page(
            "Finding \(finding.position)", thread: thread,
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>\(finding.text)</h1><p class="hint">\(finding.kind.name) \(finding.position)\(finding.page.map { " · page \($0) of the report" })\
            \(finding.frameworkOutcome.map { " · National Framework, \($0)" })</p>
            <dl class="figures"><div><dt>Actions that answer it</dt><dd class="num">\(standing?.actions ?? 0)<small>\(standing == nil ? "none yet" : "in the action plan")</small></dd></div>
            <div><dt>Delivered</dt><dd><small>\(standing?.delivery ?? "no action yet")</small></dd></div>
            <div><dt>Practice changed</dt><dd><small>\(standing?.impact ?? "Not measured")</small></dd></div></dl>
            <h2>Explained in the report</h2>\(passages)\(themeList)
            """)
    }

    private var passages: HTML {
        if paragraphs.isEmpty { return "<p class=\"hint\">No paragraph is tied to it yet.</p>" }
        return paragraphs.map {
            "<blockquote><p>\($0.text)</p><cite>Paragraph \($0.number), page \($0.page) · \($0.section)</cite></blockquote>" as HTML
        }.joined()
    }

    private var themeList: HTML? {
        guard !finding.themes.isEmpty else { return nil }
        return "<h2>Themes</h2><ul>\(finding.themes.map { "<li>\(themes.name(of: $0))</li>" as HTML })</ul>"
    }
}
