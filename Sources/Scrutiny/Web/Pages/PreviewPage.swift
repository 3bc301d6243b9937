import Scrutiny
import SiteKit

/// A part of the report as its readers will see it.
enum PreviewPage {
    static func page(_ head: ReportHead, _ part: ReportPart, missing: [String]) -> Page {
        let report = head.file.report
        let paper = report.paper(part, from: head.file.record)
        let other: HTML? =
            report.hasExemptParts
            ? part == .public
                ? "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.preview.path(report.id))?part=exempt\">Read the exempt part</a>"
                : "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.preview.path(report.id))?part=public\">Read the public part</a>" : nil
        let files = DocumentKind.allCases.map { kind -> HTML in
            let place = kind == .word ? ScrutinyPlaces.word : ScrutinyPlaces.pdf
            return "<a class=\"btn quiet\" href=\"\(place.path(report.id))?part=\(part.rawValue)\">Download as \(kind.name)</a>"
        }
        let notes = missing.map { "<p class=\"hint\">\($0)</p>" as HTML }
        return Page(
            "Preview: \(paper.title)", breadcrumbs: head.innerTrail,
            """
            <div class="note"><p>Preview of \(report.stateWords), \(part == .public ? "public part" : "exempt part"). Nothing here is published.</p></div>
            <div class="row">\(files)\(other)</div>\(notes)\(PaperView.article(paper))
            """)
    }
}
