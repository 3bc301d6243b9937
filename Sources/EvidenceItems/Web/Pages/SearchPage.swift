import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// Search through the words of all evidence, with the words around what was found.
struct SearchPage {
    let visit: Visit
    /// Nil before anything was looked for.
    let hits: [SearchHit]?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("words") ? visit.form : nil)
        let form = visit.form(
            to: EvidencePlaces.search.path,
            """
            \(fields.text("words", "Words", hint: "All of them must be there. The last may be the beginning of a word. Quotation marks and stars mean nothing."))
            <p><button class="btn">Search</button></p>
            """)
        return Page(
            "Search the evidence", breadcrumbs: [("Evidence", EvidencePlaces.list.path)],
            """
            <h1>Search the evidence</h1><p>Looks through titles and the text of PDF, Word and plain text files, pinned figures, and what people said.
            What was looked for stands in no address.</p>\(form)\(results)
            """)
    }

    private var results: HTML? {
        guard let hits else { return nil }
        if hits.isEmpty {
            return
                "<h2>Nothing found</h2><p class=\"note\">Nothing found among the evidence you may see. Pictures, slides and tables are not read.</p>"
        }
        let more: HTML? =
            hits.count == EvidenceRecords.mostFound ? "<p class=\"hint\">The best \(hits.count) are shown. Give more words.</p>" : nil
        return "<h2>\(hits.count) found</h2>\(hits.map(item))\(more)"
    }

    private func item(_ hit: SearchHit) -> HTML {
        let isOld = hit.version.id != hit.item.newest?.id
        let old: HTML? = isOld ? " · <strong>in version \(hit.version.number), which is not the newest</strong>" : nil
        return """
            <div class="item"><h3><a href="\(EvidencePlaces.item.path(hit.item.id))">\(hit.item.evidence.title)</a></h3>
            <p>\(SearchPage.marked(hit.snippet))</p>
            <p class="hint">\(hit.item.kind.words) · \(hit.item.evidence.grade?.words ?? (hit.item.kind == .voice ? "never graded" : "not graded yet")) · \(hit.version.day), \(hit.version.author)\(old)</p></div>
            """
    }

    /// What was found stands between marks that no text keeps.
    static func marked(_ snippet: String) -> HTML {
        var (html, isOpen) = (HTML(), false)
        for part in snippet.split(
            omittingEmptySubsequences: false, whereSeparator: { "\($0)" == SearchHit.marks.0 || "\($0)" == SearchHit.marks.1 })
        {
            let plain = String(part.map { $0.isWhitespace ? " " : $0 })
            html += isOpen ? "<mark>\(plain)</mark>" : "\(plain)"
            isOpen.toggle()
        }
        return html
    }
}
