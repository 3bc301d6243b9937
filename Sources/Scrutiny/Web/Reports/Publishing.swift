import Foundation
import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// One person proposes publication of the report exactly as it is now.
    package func propose(_ report: Identifier<CommitteeReport>, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: report.text, note: "proposed for publication") { db in
            let file = try file(report, db)
            try file.publishing.mayPropose()
            let content = try Snapshot.content(of: PublicReport(file.report, from: file.record))
            try db.execute(
                sql: "UPDATE committee_report SET proposed_by = ?, proposed_on = ?, proposed_content = ? WHERE id = ?",
                arguments: [changer.account, today, Digest(of: content).text, report])
        }
    }

    /// The file that a paper attaches; nil where it attaches none.
    func attachment(of paper: Paper) throws -> [UInt8]? {
        for case .document(let document?) in paper.appendices.map(\.content) {
            if let digest = Digest(document.digest) { return Array(try store.files.bytes(of: digest)) }
        }
        return nil
    }

    /// Withdraws a proposal, for example when something has to be corrected first.
    package func withdrawProposal(of report: Identifier<CommitteeReport>, by changer: Changer) async throws {
        try await change(report, by: changer, .proposePublication, note: "proposal withdrawn", changesWords: false) { report, db in
            try db.execute(
                sql: "UPDATE committee_report SET proposed_by = NULL, proposed_on = NULL, proposed_content = NULL WHERE id = ?",
                arguments: [report.id])
        }
    }

    /// Another person publishes it. The page, the Word file and the PDF are made first; their content is then compared with the
    /// proposal again, in the transaction that stores them.
    package func publish(
        _ report: Identifier<CommitteeReport>, today: Day, documents: DocumentMaker, by changer: Changer
    ) async throws -> Digest {
        let drawn = try await file(report)
        let signed = try await store.read { try AuditMemory.newest(in: $0)?.words }
        let made = try PublicReport(drawn.report, from: drawn.record)
        let snapshot = try await Snapshot(
            made, on: today, documents: documents, signed: signed, attached: try attachment(of: made.paper))
        return try await store.change(by: changer, .publishReport, on: report.text, note: "published as \(snapshot.digest)") { db in
            let file = try file(report, db)
            let content = try Snapshot.content(of: PublicReport(file.report, from: file.record))
            try file.publishing.mayPublish(by: changer.account, content: Digest(of: content).text, on: today)
            guard Digest(of: content) == snapshot.digest else { throw PublicationRefusal.changedSinceProposal }
            // What is not for everyone never enters the table behind `/published`.
            if file.report.kind.isForEverybody {
                try snapshot.freeze(in: db)
                try ScrutinyCopies.published.seal(snapshot.digest.text, by: changer, in: store, db)
            } else {
                try snapshot.keepWithin(db)
                try ScrutinyCopies.frozen.seal(snapshot.digest.text, by: changer, in: store, db)
            }
            let sql =
                file.report.kind.isForEverybody
                ? "UPDATE committee_report SET snapshot = ?, published_on = ? WHERE id = ?"
                : "UPDATE committee_report SET frozen = ?, frozen_on = ? WHERE id = ?"
            try db.execute(sql: sql, arguments: [snapshot.digest, today, report])
            return snapshot.digest
        }
    }
}

/// What the domain freezes. A copy is compared with its seal before it is served, and by `throughline verify`.
package enum ScrutinyCopies {
    package static let published = FrozenTable(
        "published_snapshot", key: "digest", parts: ["content", "page", "word", "pdf"],
        facts: ["title", "council", "committee", "meeting", "published", "kind", "word_digest", "pdf_digest"])
    package static let frozen = FrozenTable(
        "frozen_paper", key: "digest", parts: ["content", "page", "word", "pdf"], facts: ["title", "frozen"])
}

/// What is stored when a report is published. Its digest is that of the content, the report's text as JSON.
struct Snapshot: Sendable {
    enum Kind: String, Sendable { case report, register }

    let report: PublicReport
    let kind: Kind
    let published: Day
    let content: Data
    let page: [UInt8]
    let word: [UInt8]?
    let pdf: [UInt8]?
    /// What could not be made on this machine, in words.
    let missing: String

    var digest: Digest { Digest(of: content) }

    /// - Parameter signed: the newest signed head of the audit trail. It stands on what is made, not in the content and its digest.
    init(
        _ report: PublicReport, _ kind: Kind = .report, on today: Day, documents: DocumentMaker, signed: String? = nil,
        attached: [UInt8]? = nil
    ) async throws {
        self.report = report
        self.kind = kind
        published = today
        content = try Snapshot.content(of: report)
        page = PaperView.page(report, signed: signed).bytes
        let document = PaperView.document(report.paper, signed: signed, attached: attached)
        word = documents.canMake(.word) ? try await documents.make(.word, from: document) : nil
        pdf = documents.canMake(.pdf) ? try await documents.make(.pdf, from: document) : nil
        missing = documents.whatIsMissing.joined(separator: " ")
    }

    /// The same report gives the same bytes.
    static func content(of report: PublicReport) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(report)
    }

    func freeze(in db: Database) throws {
        let paper = report.paper
        // Two reports may have the same content; an existing copy does not change.
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO published_snapshot (digest, title, council, committee, meeting, published, content, page, word,
                    word_digest, pdf, pdf_digest, missing, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                digest, paper.title, paper.council, paper.committee, paper.meeting, published, content, Data(page), word.map { Data($0) },
                word.map { Digest(of: $0) }, pdf.map { Data($0) }, pdf.map { Digest(of: $0) }, missing, kind.rawValue,
            ])
    }
}

extension Snapshot {
    /// Stores a final paper that stays within the council.
    func keepWithin(_ db: Database) throws {
        try db.execute(
            sql:
                "INSERT OR IGNORE INTO frozen_paper (digest, title, frozen, content, page, word, pdf, missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                digest, report.paper.title, published, content, Data(page), word.map { Data($0) }, pdf.map { Data($0) }, missing,
            ])
    }
}

/// A final paper, as stored.
struct FrozenPaper: Sendable {
    let title: String
    let frozen: Day
    let page: Data
    let word: Data?
    let pdf: Data?
    let missing: String

    init(of report: Identifier<CommitteeReport>, in db: Database) throws {
        let sql =
            "SELECT frozen_paper.* FROM frozen_paper JOIN committee_report ON committee_report.frozen = digest WHERE committee_report.id = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [report]) else { throw NotFound() }
        try ScrutinyCopies.frozen.check(row["digest"], in: db)
        title = row["title"]
        frozen = row["frozen"]
        page = row["page"]
        word = row["word"]
        pdf = row["pdf"]
        missing = row["missing"]
    }
}

extension ScrutinyPages {
    /// Final papers that stay within the council.
    func registerFrozen(on site: inout Site) {
        site.get(ScrutinyPlaces.frozen, .readReports) { request, id in
            let (paper, file) = (try await frozen(id), try await scrutiny.file(id))
            let files = DocumentKind.allCases.compactMap { kind -> HTML? in
                guard (kind == .word ? paper.word : paper.pdf) != nil else { return nil }
                let place = kind == .word ? ScrutinyPlaces.frozenWord : ScrutinyPlaces.frozenPDF
                return "<a class=\"btn quiet\" href=\"\(place.path(id))\">Download as \(kind.name)</a>"
            }
            let head = ReportHead(request: request, file: file)
            return .page(
                Page(
                    paper.title, breadcrumbs: head.innerTrail,
                    """
                    <p class="hint">\(file.report.kind.words). Finalised on \(paper.frozen); it stays within the council.</p><div class="row">\(files)</div>
                    \(HTML(frozen: Array(paper.page)))
                    """))
        }
        site.get(ScrutinyPlaces.frozenWord, .readReports) { _, id in try await frozenFile(\.word, .word, id) }
        site.get(ScrutinyPlaces.frozenPDF, .readReports) { _, id in try await frozenFile(\.pdf, .pdf, id) }
    }

    private func frozen(_ id: Identifier<CommitteeReport>) async throws -> FrozenPaper {
        try await scrutiny.store.read { try FrozenPaper(of: id, in: $0) }
    }

    private func frozenFile(_ file: any KeyPath<FrozenPaper, Data?> & Sendable, _ kind: DocumentKind, _ id: Identifier<CommitteeReport>)
        async throws
        -> Answer
    {
        guard let bytes = try await frozen(id)[keyPath: file] else { throw NotFound() }
        return .file(Download(bytes, type: kind.type, name: "paper.\(kind.ending)"))
    }
}
