import Scrutiny
import SiteKit

/// A part of the report as its readers will see it.
enum PreviewPage {
    static func page(_ head: ReportHead, _ part: ReportPart, missing: [String]) -> Page {
        let report = head.file.report
        let paper = report.paper(part, from: head.file.record)
        let published = part == .public ? try? PublicReport(report, from: head.file.record) : nil
        let text: HTML = published.map { PaperView.page($0) } ?? PaperView.article(paper)
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
            <div class="note"><p>Preview of \(report.stateWords)\(report.kind == .committee ? part == .public ? ", public part" : ", exempt part" : ""). \(report.kind.isForEverybody ? "Nothing here is published." : "It stays within the council.")</p></div>
            <div class="row">\(files)\(other)</div>\(notes)\(text)
            """)
    }
}
