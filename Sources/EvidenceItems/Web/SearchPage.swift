import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// A version whose title or text contains the words of a search.
struct SearchHit: Sendable {
    let item: EvidenceItem
    let version: EvidenceItem.Version
    /// The text around the words that were found; the words themselves are between the two signs of ``marks``.
    let snippet: String

    /// Control characters that people do not type. Pages replace them by markup.
    static let marks = ("\u{2}", "\u{3}")
}

extension EvidenceRecords {
    static let mostFound = 50

    /// The matches that a person may see, the best first. An earlier version is shown only where the current one does not match.
    static func search(_ words: SearchWords, seenBy sight: EvidenceSight, in db: Database) throws -> [SearchHit] {
        guard let expression = words.expression else { return [] }
        let sql = """
            SELECT evidence_text.version, snippet(evidence_index, -1, char(2), char(3), '…', 24) AS found
            FROM evidence_index JOIN evidence_text ON evidence_text.id = evidence_index.rowid
            WHERE evidence_index MATCH ? ORDER BY bm25(evidence_index, 4.0, 1.0)
            """
        let found = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [expression])
        let snippets = Dictionary(found.map { ($0["version"] as Identifier<EvidenceItem.Version>, $0["found"] as String) }) { first, _ in
            first
        }
        let order = Dictionary(found.enumerated().map { ($1["version"] as Identifier<EvidenceItem.Version>, $0) }) { first, _ in first }
        let hits = try items(in: db).filter { sight.sees($0.id) && $0.evidence.setAside == nil }.compactMap { item -> SearchHit? in
            guard let version = item.versions.first(where: { snippets[$0.id] != nil }), let snippet = snippets[version.id] else {
                return nil
            }
            return SearchHit(item: item, version: version, snippet: snippet)
        }
        return Array(hits.sorted { (order[$0.version.id] ?? 0) < (order[$1.version.id] ?? 0) }.prefix(mostFound))
    }
}

/// Searches the text of all evidence.
struct SearchPage {
    let request: PageRequest
    /// Nil before the search.
    let hits: [SearchHit]?

    var page: Page {
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil)
        let form = request.form(
            to: EvidencePlaces.search.path,
            """
            \(fields.text("words", "Words", hint: "All words must match. The last can be the start of a word. Quotation marks and asterisks are ignored."))
            <p><button class="btn">Search</button></p>
            """)
        return Page(
            "Search evidence", breadcrumbs: [("Evidence", EvidencePlaces.list.path)],
            """
            <h1>Search evidence</h1><p>Searches titles, the text of PDF, Word and plain text files, figures saved as evidence, and what people said.</p>\(form)\(results)
            """)
    }

    private var results: HTML? {
        guard let hits else { return nil }
        if hits.isEmpty {
            return
                "<h2>No results</h2><p class=\"note\">No evidence that you can see matches. Images, presentations and spreadsheets are not searched.</p>"
        }
        let more: HTML? =
            hits.count == EvidenceRecords.mostFound
            ? "<p class=\"hint\">The best \(hits.count) results are shown. Enter more words to narrow them down.</p>" : nil
        return "<h2>\(hits.count) result\("s", when: hits.count != 1)</h2>\(hits.map(item))\(more)"
    }

    private func item(_ hit: SearchHit) -> HTML {
        let isOld = hit.version.id != hit.item.newest?.id
        let old: HTML? = isOld ? " · <strong>in version \(hit.version.number), which has been replaced</strong>" : nil
        return """
            <div class="item"><h3><a href="\(EvidencePlaces.item.path(hit.item.id))">\(hit.item.evidence.title)</a></h3>
            <p>\(SearchPage.marked(hit.snippet))</p>
            <p class="hint">\(hit.item.kind.words) · \(hit.item.evidence.grade?.words ?? "not graded") · \(hit.version.day), \(hit.version.author)\(old)</p></div>
            """
    }

    /// The words that were found are between the two marks.
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
