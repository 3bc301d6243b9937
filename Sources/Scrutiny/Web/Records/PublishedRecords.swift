import Foundation
import GRDB
import SiteKit
import Vocabulary

/// What is published. These are the only reads behind `/published`, and they know one table: `published_snapshot`.
enum PublishedRecords {
    struct Line: Sendable {
        let digest: Digest
        let title: String
        let committee: String
        let meeting: Day
        let published: Day
        let kind: Snapshot.Kind
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
            "SELECT digest, title, committee, meeting, published, kind FROM published_snapshot ORDER BY published DESC, meeting DESC, rowid DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map(line)
    }

    /// The register of questions that was published last.
    static func register(in db: Database) throws -> Line? { try all(in: db).first { $0.kind == .register } }

    static func copy(_ digest: Digest, in db: Database) throws -> Copy {
        let sql = """
            SELECT digest, title, committee, meeting, published, kind, page, word_digest, pdf_digest, missing
            FROM published_snapshot WHERE digest = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]) else { throw NotFound() }
        return Copy(
            line: line(row), page: row["page"], wordDigest: row["word_digest"], pdfDigest: row["pdf_digest"], missing: row["missing"])
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

    private static func line(_ row: Row) -> Line {
        Line(
            digest: row["digest"], title: row["title"], committee: row["committee"], meeting: row["meeting"], published: row["published"],
            kind: Snapshot.Kind(rawValue: row["kind"]) ?? .report)
    }
}
