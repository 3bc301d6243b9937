import Foundation
import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinySchema {
    /// Papers of other readers: which kind a report is, and the frozen copies of what stays within the council.
    static let readers = StoreMigration(
        "2026-11-25 other readers",
        """
        CREATE TABLE frozen_paper (
            digest TEXT PRIMARY KEY, title TEXT NOT NULL, frozen TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB, pdf BLOB,
            missing TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER frozen_paper_is_never_changed BEFORE UPDATE ON frozen_paper
            BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;
        CREATE TRIGGER frozen_paper_is_never_cut BEFORE DELETE ON frozen_paper
            BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;
        ALTER TABLE committee_report ADD COLUMN kind TEXT NOT NULL DEFAULT 'committee'
            CHECK (kind IN ('committee', 'self_evaluation', 'position_statement', 'staff_page', 'families_page'));
        ALTER TABLE committee_report ADD COLUMN frozen TEXT REFERENCES frozen_paper (digest);
        ALTER TABLE committee_report ADD COLUMN frozen_on TEXT;
        """)
}

extension Snapshot {
    /// Freezes what stays within the council.
    func keepWithin(_ db: Database) throws {
        try db.execute(
            sql:
                "INSERT OR IGNORE INTO frozen_paper (digest, title, frozen, content, page, word, pdf, missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                digest, report.paper.title, published, content, Data(page), word.map { Data($0) }, pdf.map { Data($0) }, missing,
            ])
    }
}

/// A paper as it was frozen.
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
        title = row["title"]
        frozen = row["frozen"]
        page = row["page"]
        word = row["word"]
        pdf = row["pdf"]
        missing = row["missing"]
    }
}

extension ScrutinyPages {
    /// Papers that were frozen and stay within the council.
    func registerFrozen(on site: inout Site) {
        site.get(ScrutinyPlaces.frozen, .readReports) { visit, id in
            let (paper, file) = (try await frozen(id), try await scrutiny.file(id))
            let files = DocumentKind.allCases.compactMap { kind -> HTML? in
                guard (kind == .word ? paper.word : paper.pdf) != nil else { return nil }
                let place = kind == .word ? ScrutinyPlaces.frozenWord : ScrutinyPlaces.frozenPDF
                return "<a class=\"btn quiet\" href=\"\(place.path(id))\">Download as \(kind.name)</a>"
            }
            let head = ReportHead(visit: visit, file: file)
            return .page(
                Page(
                    paper.title, breadcrumbs: head.innerTrail,
                    """
                    <p class="hint">\(file.report.kind.words). Frozen on \(paper.frozen); it stays within the council.</p><div class="row">\(files)</div>
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
