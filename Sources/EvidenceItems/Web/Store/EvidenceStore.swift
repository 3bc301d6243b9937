import ActionPlans
import ActionPlansWeb
import EvidenceItems
import Foundation
import GRDB
import Intake
import SiteKit
import Vocabulary

/// Every act on evidence, each in one transaction with its audit row, its words and their index.
package struct EvidenceStore: Sendable {
    let store: Store
    let texts: DocumentTexts

    package init(_ store: Store, texts: DocumentTexts) {
        self.store = store
        self.texts = texts
    }

    /// Adds a piece of evidence. A file is read first, outside the transaction; its words go into the index inside it.
    @discardableResult
    package func add(_ draft: EvidenceDraft, on day: Day, by changer: Changer) async throws -> Identifier<Evidence> {
        let (source, text) = try await content(draft.content)
        if draft.grade != nil, !VoiceIsNotGraded.mayBeGraded(source.kind) { throw EvidenceRefusal.voiceHasNoGrade }
        let id = Identifier<Evidence>()
        try await store.change(by: changer, .keepEvidence, on: id.text, note: "evidence added") { db in
            let author = try EvidenceStore.name(of: changer, in: db)
            let evidence = Evidence(id: id, title: draft.title, grade: draft.grade, source: source, day: day, author: author)
            let version = try EvidenceRows.insert(evidence, by: changer, in: db)
            if let origin = draft.content.origin { try PinRows.insert(origin, of: version, in: db) }
            try db.execute(
                sql: "UPDATE evidence_item SET owner = ?, review_by = ? WHERE id = ?", arguments: [draft.owner, draft.reviewBy, id])
            for action in draft.actions { try EvidenceStore.tie(evidence, to: action, on: day, by: author, in: db) }
            try EvidenceStore.keep(text, of: version, title: draft.title, in: db)
        }
        return id
    }

    /// A new file, link, figure or wording in place of the last. The old version stays and can still be opened.
    package func addVersion(of id: Identifier<Evidence>, _ content: EvidenceDraft.Content, note: String, on day: Day, by changer: Changer)
        async throws
    {
        let (source, text) = try await self.content(content)
        try await change(id, by: changer, note: "new version of evidence") { item, db in
            guard source.kind == item.kind else { throw EvidenceRefusal.otherKind }
            guard let newest = item.newest, newest.source != source else { throw EvidenceRefusal.sameAsBefore }
            let author = try EvidenceStore.name(of: changer, in: db)
            let evidence = Evidence(
                id: id, title: item.evidence.title, grade: item.evidence.grade, source: source, day: day, author: author)
            let version = try EvidenceRows.insertVersion(newest.number + 1, of: evidence, note: note, by: changer, in: db)
            if let origin = content.origin { try PinRows.insert(origin, of: version, in: db) }
            try EvidenceStore.keep(text, of: version, title: item.evidence.title, in: db)
        }
    }

    /// Changes what is said about an item. Another title is other words, so it is checked and confirmed anew.
    package func edit(_ id: Identifier<Evidence>, _ facts: EvidenceFacts, version: Int?, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence edited") { item, db in
            if let version, version != item.version {
                throw EditConflict(saved: [("title", "What it shows", item.evidence.title)], version: item.version)
            }
            if facts.grade != nil, !VoiceIsNotGraded.mayBeGraded(item.kind) { throw EvidenceRefusal.voiceHasNoGrade }
            try db.execute(
                sql: "UPDATE evidence_item SET title = ?, grade = ?, owner = ?, review_by = ?, version = version + 1 WHERE id = ?",
                arguments: [facts.title, facts.grade?.rawValue, facts.owner, facts.reviewBy, id])
            if facts.title != item.evidence.title {
                for version in item.versions { try EvidenceStore.retitle(version.id, to: facts.title, in: db) }
            }
        }
    }

    /// Lets an item serve one more action.
    package func serve(_ id: Identifier<Evidence>, _ action: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence tied to an action") { item, db in
            try EvidenceStore.tie(item.evidence, to: action, on: day, by: try EvidenceStore.name(of: changer, in: db), in: db)
        }
    }

    package func serveNoMore(_ id: Identifier<Evidence>, _ action: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence no longer tied to an action") { _, db in
            try db.execute(
                sql: "UPDATE evidence_action SET ended_on = ? WHERE evidence = ? AND action = ? AND ended_on IS NULL",
                arguments: [day, id, action])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// Evidence that no longer counts, as when the wrong file was added. Its line and its reason stay; it cannot be opened any more.
    package func setAside(_ id: Identifier<Evidence>, reason: String, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence set aside") { _, db in
            try db.execute(
                sql: "UPDATE evidence_item SET set_aside_on = ?, set_aside_reason = ?, version = version + 1 WHERE id = ?",
                arguments: [day, reason, id])
        }
    }

    package func setQuota(_ megabytes: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .keepNames, on: "evidence.quota-megabytes", note: "\(megabytes) MB") { db in
            try db.execute(
                sql: """
                    INSERT INTO setting (name, value) VALUES ('evidence.quota-megabytes', ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, arguments: [String(megabytes)])
        }
    }

    /// Reads an item that is not set aside, and changes something of it.
    func change(
        _ id: Identifier<Evidence>, by changer: Changer, _ act: Act = .keepEvidence, note: String,
        _ body: @escaping @Sendable (EvidenceItem, Database) throws -> Void
    ) async throws {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            guard let item = try EvidenceRecords.item(id, in: db) else { throw NotFound() }
            if let gone = item.evidence.setAside { throw EvidenceRefusal.setAside(on: gone.day) }
            try body(item, db)
        }
    }

    static func name(of changer: Changer, in db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [changer.account]) ?? "Set-up"
    }

    private static func tie(_ evidence: Evidence, to action: Identifier<Action>, on day: Day, by author: String, in db: Database) throws {
        guard var served = try ActionPlanRecords.action(action, in: db) else { throw NotFound() }
        try served.attach(evidence)
        try EvidenceRows.tie(evidence.id, to: action, on: day, by: author, in: db)
    }

    private static func keep(_ text: VersionText, of version: Identifier<EvidenceVersion>, title: String, in db: Database) throws {
        let digest = Digest(of: CheckedWords.of(title: title, body: text.body))
        try db.execute(
            sql: """
                INSERT INTO evidence_text (version, title, body, digest, pages, damaged, unread) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: [version, title, text.body, digest, text.pages, text.wasDamaged ? 1 : 0, text.unread])
        try db.execute(
            sql: "INSERT INTO evidence_index (rowid, title, body) VALUES (?, ?, ?)", arguments: [db.lastInsertedRowID, title, text.body])
    }

    private static func retitle(_ version: Identifier<EvidenceItem.Version>, to title: String, in db: Database) throws {
        let sql = "SELECT id, title, body FROM evidence_text WHERE version = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [version]) else { return }
        let (id, old, body): (Int64, String, String) = (row["id"], row["title"], row["body"])
        try db.execute(
            sql: "INSERT INTO evidence_index (evidence_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", arguments: [id, old, body])
        try db.execute(
            sql: "UPDATE evidence_text SET title = ?, digest = ? WHERE id = ?",
            arguments: [title, Digest(of: CheckedWords.of(title: title, body: body)), id])
        try db.execute(sql: "INSERT INTO evidence_index (rowid, title, body) VALUES (?, ?, ?)", arguments: [id, title, body])
    }
}
