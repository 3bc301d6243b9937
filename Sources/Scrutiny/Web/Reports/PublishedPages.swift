import Foundation
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// What anyone may read without signing in. It reads published copies and nothing else.
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
            let copy = try await store.read { try PublishedRecords.copy(digest, in: $0) }
            try await checkSeal(of: digest)
            return .page(page(copy))
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
        try await checkSeal(of: digest)
        return .file(Download(bytes, type: type, name: name, keepable: true))
    }

    /// Nobody reads a copy that is not what was published. The seal holds digests only.
    private func checkSeal(of digest: Digest) async throws {
        try await store.read { try ScrutinyCopies.published.check(digest.text, in: $0) }
    }

    private var noQuestions: Page {
        Page(
            "Scrutiny questions", breadcrumbs: [("Published reports", ScrutinyPlaces.published.path)],
            "<h1>Scrutiny questions</h1><p>No questions from committees have been published yet.</p>")
    }

    private func list(_ lines: [PublishedRecords.Line]) -> Page {
        let (registers, reports) = (lines.filter { $0.kind == .register }, lines.filter { $0.kind == .report })
        let list: HTML = reports.isEmpty ? "<p>No reports have been published yet.</p>" : table(reports, "Published reports")
        return Page(
            "Published reports",
            """
            <h1>Published reports</h1><p>Each report is shown as it was when it was published.</p>\(list)\(asked(registers))
            """)
    }

    /// Newest first; earlier versions remain available.
    private func asked(_ registers: [PublishedRecords.Line]) -> HTML? {
        guard let newest = registers.first(where: { $0.withdrawal == nil }) else {
            return registers.isEmpty
                ? nil : "<h2>What scrutiny asked, and what was done</h2>\(table(registers, "Questions and recommendations of committees"))"
        }
        let earlier: HTML? =
            registers.count == 1
            ? nil
            : "<details><summary>Earlier versions</summary>\(table(registers.filter { $0.digest != newest.digest }, "Earlier versions"))</details>"
        return """
            <h2>What scrutiny asked, and what was done</h2><p><a href="\(ScrutinyPlaces.published(newest.digest))">Questions and \
            recommendations of committees, with their answers, and the work programme</a>, published \(newest.published)</p>\(earlier)
            """
    }

    private func table(_ lines: [PublishedRecords.Line], _ caption: HTML) -> HTML {
        let columns = [Table.Column("Report"), Table.Column("Committee"), Table.Column("Meeting"), Table.Column("Published")]
        let rows = lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(ScrutinyPlaces.published(line.digest))\">\(line.title)</a>", "\(line.committee)", "\(line.meeting)",
                    "\(line.published)\(line.withdrawal.map { "<span class=\"sub\"><strong>Withdrawn \($0.on)</strong></span>" as HTML })",
                ])
        }
        return Table(caption, columns, rows: rows).html()
    }

    private func page(_ copy: PublishedRecords.Copy) -> Page {
        let digest = copy.line.digest
        let withdrawn: HTML? = copy.line.withdrawal.map { withdrawal in
            """
            <div class="note doubt" role="note"><p><strong>This report has been withdrawn.</strong> \(withdrawal.words) Its text and files are as they \
            were when it was published. Do not rely on them.</p></div>
            """
        }
        let word: HTML? = copy.wordDigest.map { _ in
            "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.published(digest, "report.docx"))\">Download as Word</a>"
        }
        let pdf: HTML? = copy.pdfDigest.map { _ in
            "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.published(digest, "report.pdf"))\">Download as PDF</a>"
        }
        let sums = [("Text (content.json)", digest as Digest?), ("Word file", copy.wordDigest), ("PDF file", copy.pdfDigest)].compactMap {
            name, digest in digest.map { "<div><dt>\(name)</dt><dd><code>\($0.text)</code></dd></div>" as HTML }
        }
        return Page(
            copy.line.title, breadcrumbs: [("Published reports", ScrutinyPlaces.published.path)],
            """
            \(withdrawn)<p class="hint">Published \(copy.line.published). It has not been changed since.</p><div class="row">\(pdf)\(word)</div>
            \(HTML(frozen: Array(copy.page)))
            <details><summary>How to check that this copy is genuine</summary><p>The SHA-256 of each file that can be downloaded here:</p>
            <dl class="summary">\(sums)</dl><p><a href="\(ScrutinyPlaces.published(digest, "content.json"))">Download the text as JSON</a></p></details>
            """)
    }
}

/// Published copies. These are the only reads behind `/published`, and they read `published_snapshot` and what was withdrawn of it.
enum PublishedRecords {
    struct Line: Sendable {
        let digest: Digest
        let title: String
        let committee: String
        let meeting: Day
        let published: Day
        let kind: Snapshot.Kind
        let withdrawal: PublicationWithdrawal?
    }

    struct Copy: Sendable {
        let line: Line
        let page: Data
        let wordDigest: Digest?
        let pdfDigest: Digest?
        let missing: String
    }

    enum File: String, Sendable { case word, pdf, content }

    static func all(in db: Database) throws -> [Line] {
        let sql =
            """
            SELECT published_snapshot.digest, title, committee, meeting, published, kind, withdrawn, reason FROM published_snapshot
            LEFT JOIN published_withdrawal ON published_withdrawal.digest = published_snapshot.digest
            ORDER BY published DESC, meeting DESC, published_snapshot.rowid DESC
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map(line)
    }

    /// The register of questions that was published most recently and not withdrawn; where every one was, the newest.
    static func register(in db: Database) throws -> Line? {
        let registers = try all(in: db).filter { $0.kind == .register }
        return registers.first { $0.withdrawal == nil } ?? registers.first
    }

    /// Nil for what is not published, and for what still holds.
    static func withdrawal(of digest: Digest?, in db: Database) throws -> PublicationWithdrawal? {
        guard let digest else { return nil }
        let sql = "SELECT withdrawn, reason FROM published_withdrawal WHERE digest = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]).map { PublicationWithdrawal(on: $0[0], reason: $0[1]) }
    }

    static func copy(_ digest: Digest, in db: Database) throws -> Copy {
        let sql = """
            SELECT published_snapshot.digest, title, committee, meeting, published, kind, page, word_digest, pdf_digest, missing, withdrawn, reason
            FROM published_snapshot LEFT JOIN published_withdrawal ON published_withdrawal.digest = published_snapshot.digest
            WHERE published_snapshot.digest = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]) else { throw NotFound() }
        return Copy(
            line: try line(row), page: row["page"], wordDigest: row["word_digest"], pdfDigest: row["pdf_digest"], missing: row["missing"])
    }

    static func file(_ file: File, of digest: Digest, in db: Database) throws -> Data {
        let sql: String =
            switch file {
            case .word: "SELECT word FROM published_snapshot WHERE digest = ?"
            case .pdf: "SELECT pdf FROM published_snapshot WHERE digest = ?"
            case .content: "SELECT content FROM published_snapshot WHERE digest = ?"
            }
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]), let bytes = row[0] as Data? else {
            throw NotFound()
        }
        return bytes
    }

    private static func line(_ row: Row) throws -> Line {
        Line(
            digest: row["digest"], title: row["title"], committee: row["committee"], meeting: row["meeting"], published: row["published"],
            kind: try row.word("kind", of: "published_snapshot"),
            withdrawal: (row["withdrawn"] as Day?).map { PublicationWithdrawal(on: $0, reason: row["reason"]) })
    }
}
