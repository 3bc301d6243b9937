import SiteKit
import Vocabulary

/// What anyone may read without sign-in. It reads frozen copies and nothing else.
struct PublishedPages: Sendable {
    let store: Store

    func register(on site: inout Site) {
        site.get(ScrutinyPlaces.published, .anyone) { _ in .page(list(try await store.read { try PublishedRecords.all(in: $0) })) }
        site.get(ScrutinyPlaces.publishedQuestions, .anyone) { _ in
            guard let newest = try await store.read({ try PublishedRecords.register(in: $0) }) else { return .page(noQuestions) }
            return .seeOther(ScrutinyPlaces.published(newest.digest))
        }
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

    private var noQuestions: Page {
        Page(
            "What scrutiny asked", breadcrumbs: [("Published reports", ScrutinyPlaces.published.path)],
            "<h1>What scrutiny asked</h1><p>Nothing has been published yet of what committees asked and what was answered.</p>")
    }

    private func list(_ lines: [PublishedRecords.Line]) -> Page {
        let (registers, reports) = (lines.filter { $0.kind == .register }, lines.filter { $0.kind == .report })
        let list: HTML = reports.isEmpty ? "<p>No report has been published yet.</p>" : table(reports, "Published reports")
        return Page(
            "Published reports",
            """
            <h1>Published reports</h1><p>Each report is shown as it was on the day it was published.</p>\(list)\(asked(registers))
            """)
    }

    /// The newest first; what was public before stays to be read.
    private func asked(_ registers: [PublishedRecords.Line]) -> HTML? {
        guard let newest = registers.first else { return nil }
        let earlier: HTML? =
            registers.count == 1
            ? nil
            : "<details><summary>As it was published before</summary>\(table(Array(registers.dropFirst()), "Earlier ones"))</details>"
        return """
            <h2>What scrutiny asked, and what was done</h2><p><a href="\(ScrutinyPlaces.published(newest.digest))">Questions and \
            recommendations of committees, with their answers, and the forward plan of reports</a>, published \(newest.published)</p>\(earlier)
            """
    }

    private func table(_ lines: [PublishedRecords.Line], _ caption: HTML) -> HTML {
        let columns = [Table.Column("Report"), Table.Column("Committee"), Table.Column("Meeting"), Table.Column("Published")]
        let rows = lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(ScrutinyPlaces.published(line.digest))\">\(line.title)</a>", "\(line.committee)", "\(line.meeting)",
                    "\(line.published)",
                ])
        }
        return Table(caption, columns, rows: rows).html()
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
