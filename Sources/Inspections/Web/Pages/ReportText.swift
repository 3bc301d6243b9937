import Inspections
import SiteKit

/// The report's own words, by numbered paragraph, each with an address of its own.
struct ReportText {
    let opening: [Paragraph]
    let paragraphs: [Paragraph]
    /// The level of the section headings: one below what stands around them.
    var level = 2

    var html: HTML {
        if paragraphs.isEmpty { return "<p class=\"hint\">No text is held: this report was typed in by hand.</p>" }
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
    return "para \(links.joined(", "))"
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
