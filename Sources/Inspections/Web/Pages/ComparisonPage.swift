import Inspections
import SiteKit

/// What changed between the draft report and the final one.
struct ComparisonPage {
    let inspection: InspectionRecord
    let comparison: ReportComparison
    let comments: [AccuracyComment]

    var page: Page {
        Page(
            "Draft and final compared",
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>Draft and final compared</h1><p>\(comparison.isEmpty ? "Nothing that was read differs." : "What the final report says otherwise than the draft.")</p>
            \(judgements)\(pairs("Findings", comparison.findingsChanged.map { ($0.before.text, $0.after.text, "") }))
            \(lines("Findings that are new", comparison.findingsAdded.map(\.text)))\(lines("Findings that are gone", comparison.findingsRemoved.map(\.text)))
            \(pairs("Paragraphs", comparison.paragraphsChanged.map { ($0.before.text, $0.after.text, "Paragraph \($0.after.number)\(asked($0.after.number))") }))
            \(lines("Paragraphs that are new", comparison.paragraphsAdded.map { "\($0.number) \($0.text)" }))
            \(lines("Paragraphs that are gone", comparison.paragraphsRemoved.map { "\($0.number) \($0.text)" }))
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

    /// Comments that left the paragraph as it was.
    private var unchanged: HTML? {
        let changed = Set(comparison.paragraphsChanged.map(\.after.number) + comparison.paragraphsRemoved.map(\.number))
        let left = comments.filter { !changed.contains($0.paragraph) }
        guard !left.isEmpty else { return nil }
        return "<h2>Comments that changed nothing</h2><ul>\(left.map { "<li>Paragraph \($0.paragraph): \($0.text)</li>" as HTML })</ul>"
    }
}
