import Foundation
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// One person proposes the report for publication, exactly as it stands now.
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

    /// Takes a proposal back, as when something has to be mended first.
    package func withdrawProposal(of report: Identifier<CommitteeReport>, by changer: Changer) async throws {
        try await change(report, by: changer, .proposePublication, note: "proposal taken back", changesWords: false) { report, db in
            try db.execute(
                sql: "UPDATE committee_report SET proposed_by = NULL, proposed_on = NULL, proposed_content = NULL WHERE id = ?",
                arguments: [report.id])
        }
    }

    /// Another person publishes it. The page, the Word file and the PDF are made first; what they hold is then held against the
    /// proposal once more, in the transaction that freezes them.
    package func publish(
        _ report: Identifier<CommitteeReport>, today: Day, documents: DocumentMaker, by changer: Changer
    ) async throws -> Digest {
        let drawn = try await file(report)
        let snapshot = try await Snapshot(PublicReport(drawn.report, from: drawn.record), on: today, documents: documents)
        return try await store.change(by: changer, .publishReport, on: report.text, note: "published as \(snapshot.digest)") { db in
            let file = try file(report, db)
            let content = try Snapshot.content(of: PublicReport(file.report, from: file.record))
            try file.publishing.mayPublish(by: changer.account, content: Digest(of: content).text, on: today)
            guard Digest(of: content) == snapshot.digest else { throw PublicationRefusal.changedSinceProposal }
            // What is not for everybody never comes into the table behind `/published`.
            if file.report.kind.isForEverybody { try snapshot.freeze(in: db) } else { try snapshot.keepWithin(db) }
            let sql =
                file.report.kind.isForEverybody
                ? "UPDATE committee_report SET snapshot = ?, published_on = ? WHERE id = ?"
                : "UPDATE committee_report SET frozen = ?, frozen_on = ? WHERE id = ?"
            try db.execute(sql: sql, arguments: [snapshot.digest, today, report])
            return snapshot.digest
        }
    }
}

/// What is frozen when a report is published. Its digest is that of the content, the words of the report as JSON.
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

    init(_ report: PublicReport, _ kind: Kind = .report, on today: Day, documents: DocumentMaker) async throws {
        self.report = report
        self.kind = kind
        published = today
        content = try Snapshot.content(of: report)
        page = PaperView.page(report).bytes
        let document = PaperView.document(report.paper)
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
        // Two reports may say the same; what is frozen already stays as it is.
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
