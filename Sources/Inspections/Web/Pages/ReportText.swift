import Inspections
import SiteKit

/// The text of the report by numbered paragraph, each with its own address.
struct ReportText {
    let opening: [Paragraph]
    let paragraphs: [Paragraph]
    /// The level of the section headings: one below what stands around them.
    var level = 2

    var html: HTML {
        if paragraphs.isEmpty { return "<p class=\"hint\">There is no text, because this report was entered by hand.</p>" }
        var (html, section) = (HTML(), "")
        for paragraph in opening { html += "<p>\(paragraph.text)</p>" }
        for paragraph in paragraphs {
            if paragraph.section != section {
                section = paragraph.section
                html += level == 2 ? "<h2>\(section)</h2>" : "<h3>\(section)</h3>"
            }
            html +=
                "<p id=\"p\(paragraph.number)\"><span class=\"n\">\(paragraph.number)</span>\(paragraph.text) <small>page \(paragraph.page)</small></p>"
        }
        return "<div class=\"paper\">\(html)</div>"
    }
}

/// Links to paragraphs: `para 13, 14`.
func paragraphLinks(_ numbers: [Int], in path: String) -> HTML {
    if numbers.isEmpty { return "<span class=\"hint\">no paragraph named</span>" }
    let links = numbers.map { "<a href=\"\(path)#p\($0)\" aria-label=\"paragraph \($0)\">\($0)</a>" as HTML }
    return "paragraph\("s", when: numbers.count != 1) \(links.joined(", "))"
}

/// The whole text of a report.
struct ReportTextPage {
    let inspection: InspectionRecord
    let paragraphs: [Paragraph]

    var page: Page {
        Page(
            "The report’s text",
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>The report’s text</h1><p class="hint">\(inspection.title), by numbered paragraph.</p>
            \(ReportText(opening: [], paragraphs: paragraphs).html)
            """)
    }
}

/// What changed between the draft report and the final one.
struct ComparisonPage {
    let inspection: InspectionRecord
    let comparison: ReportComparison
    let comments: [AccuracyComment]

    var page: Page {
        Page(
            "Compare draft and final",
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>Compare draft and final</h1><p>\(comparison.isEmpty ? "There are no differences." : "Differences between the draft and the final report.")</p>
            \(judgements)\(pairs("Findings", comparison.findingsChanged.map { ($0.before.text, $0.after.text, "") }))
            \(lines("New findings", comparison.findingsAdded.map(\.text)))\(lines("Removed findings", comparison.findingsRemoved.map(\.text)))
            \(pairs("Paragraphs", comparison.paragraphsChanged.map { ($0.before.text, $0.after.text, "Paragraph \($0.after.number)\(asked($0.after.number))") }))
            \(lines("New paragraphs", comparison.paragraphsAdded.map { "\($0.number) \($0.text)" }))
            \(lines("Removed paragraphs", comparison.paragraphsRemoved.map { "\($0.number) \($0.text)" }))
            \(unchanged)
            """)
    }

    private func asked(_ number: Int) -> String { comments.contains { $0.paragraph == number } ? ", commented on" : "" }

    private var judgements: HTML? {
        guard !comparison.judgements.isEmpty else { return nil }
        let items = comparison.judgements.map {
            "<li>\($0.after.area.name): \($0.before.printed) in the draft, <strong>\($0.after.printed)</strong> now</li>" as HTML
        }
        return "<h2>Judgements</h2><ul>\(items)</ul>"
    }

    private func pairs(_ title: String, _ pairs: [(String, String, String)]) -> HTML? {
        guard !pairs.isEmpty else { return nil }
        let items = pairs.map { before, after, name -> HTML in
            """
            <div class="both"><div><h3>Draft</h3><p>\(before)</p></div><div><h3>Final</h3><p>\(after)</p></div></div>\(name.isEmpty ? nil : "<p class=\"hint\">\(name)</p>" as HTML)
            """
        }
        return "<h2>\(title) that changed</h2>\(items)"
    }

    private func lines(_ title: String, _ lines: [String]) -> HTML? {
        lines.isEmpty ? nil : "<h2>\(title)</h2><ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    /// Comments whose paragraph did not change.
    private var unchanged: HTML? {
        let changed = Set(comparison.paragraphsChanged.map(\.after.number) + comparison.paragraphsRemoved.map(\.number))
        let left = comments.filter { !changed.contains($0.paragraph) }
        guard !left.isEmpty else { return nil }
        return "<h2>Comments without a change</h2><ul>\(left.map { "<li>Paragraph \($0.paragraph): \($0.text)</li>" as HTML })</ul>"
    }
}
