import SiteKit
import Vocabulary

/// What anyone may read without sign-in. It reads frozen copies and nothing else.
struct PublishedPages: Sendable {
    let store: Store

    func register(on site: inout Site) {
        site.get(ScrutinyPlaces.published, .anyone) { _ in .page(list(try await store.read { try PublishedRecords.all(in: $0) })) }
        site.get(named: ScrutinyPlaces.publishedReport, .anyone) { _, text in
            let digest = try digest(text)
            return .page(page(try await store.read { try PublishedRecords.copy(digest, in: $0) }))
        }
        site.get(named: ScrutinyPlaces.publishedWord, .anyone) { try await file(.word, DocumentKind.word.type, "report.docx", $1) }
        site.get(named: ScrutinyPlaces.publishedPDF, .anyone) { try await file(.pdf, DocumentKind.pdf.type, "report.pdf", $1) }
        site.get(named: ScrutinyPlaces.publishedContent, .anyone) { try await file(.content, "application/json", "content.json", $1) }
    }

    private func digest(_ text: String) throws -> Digest {
        guard let digest = Digest(text) else { throw NotFound() }
        return digest
    }

    private func file(_ file: PublishedRecords.File, _ type: String, _ name: String, _ text: String) async throws -> Answer {
        let digest = try digest(text)
        let bytes = try await store.read { try PublishedRecords.file(file, of: digest, in: $0) }
        return .file(Download(bytes, type: type, name: name, keepable: true))
    }

    private func list(_ lines: [PublishedRecords.Line]) -> Page {
        let columns = [Table.Column("Report"), Table.Column("Committee"), Table.Column("Meeting"), Table.Column("Published")]
        let rows = lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(ScrutinyPlaces.published(line.digest))\">\(line.title)</a>", "\(line.committee)", "\(line.meeting)",
                    "\(line.published)",
                ])
        }
        let list: HTML = lines.isEmpty ? "<p>Nothing has been published yet.</p>" : Table("Published reports", columns, rows: rows).html()
        return Page(
            "Published reports", "<h1>Published reports</h1><p>Each report is shown as it was on the day it was published.</p>\(list)")
    }

    private func page(_ copy: PublishedRecords.Copy) -> Page {
        let digest = copy.line.digest
        let word: HTML? = copy.wordDigest.map { _ in
            "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.published(digest, "report.docx"))\">Download as Word</a>"
        }
        let pdf: HTML? = copy.pdfDigest.map { _ in
            "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.published(digest, "report.pdf"))\">Download as PDF</a>"
        }
        let sums = [("Words (content.json)", digest as Digest?), ("Word file", copy.wordDigest), ("PDF file", copy.pdfDigest)].compactMap {
            name, digest in digest.map { "<div><dt>\(name)</dt><dd><code>\($0.text)</code></dd></div>" as HTML }
        }
        return Page(
            copy.line.title, breadcrumbs: [("Published reports", ScrutinyPlaces.published.path)],
            """
            <p class="hint">Published \(copy.line.published) and frozen since.</p><div class="row">\(pdf)\(word)</div>
            \(HTML(frozen: Array(copy.page)))
            <details><summary>How to check that this is what was published</summary><p>The SHA-256 of each file that can be downloaded here:</p>
            <dl class="summary">\(sums)</dl><p><a href="\(ScrutinyPlaces.published(digest, "content.json"))">Download the words as JSON</a></p></details>
            """)
    }
}
