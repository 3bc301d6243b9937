import ActionPlans
import ActionPlansWeb
import EvidenceItems
import Foundation
import GRDB
import Indicators
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
            if let origin = draft.content.origin { try OriginRows.insert(origin, of: version, in: db) }
            try db.execute(
                sql: "UPDATE evidence_item SET owner = ?, review_by = ? WHERE id = ?", arguments: [draft.owner, draft.reviewBy, id])
            for action in draft.actions { try EvidenceStore.link(evidence, to: action, on: day, by: author, in: db) }
            try EvidenceStore.keep(text, of: version, title: draft.title, in: db)
        }
        return id
    }

    /// A new version of the file, link, figure or text. Earlier versions stay and can still be opened.
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
            try EvidenceStore.endConfirmation(of: id, in: db)
            if let origin = content.origin { try OriginRows.insert(origin, of: version, in: db) }
            try EvidenceStore.keep(text, of: version, title: item.evidence.title, in: db)
        }
    }

    /// Changes the details of an item. A new title is new text, so the item must be checked and confirmed again; a new level of impact must
    /// be confirmed again.
    ///
    /// - Throws: ``EditConflict`` when somebody else saved it in the meantime.
    package func edit(_ id: Identifier<Evidence>, _ facts: EvidenceFacts, version: Int?, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence edited") { item, db in
            if let version, version != item.version {
                throw try EvidenceStore.conflict(item, in: db)
            }
            if facts.grade != nil, !VoiceIsNotGraded.mayBeGraded(item.kind) { throw EvidenceRefusal.voiceHasNoGrade }
            if facts.title != item.evidence.title || facts.grade != item.evidence.grade {
                try EvidenceStore.endConfirmation(of: id, in: db)
            }
            try db.execute(
                sql: """
                    UPDATE evidence_item SET title = ?, graded_by = iif(grade IS ?, graded_by, ?), grade = ?, owner = ?, review_by = ?,
                        version = version + 1 WHERE id = ?
                    """,
                arguments: [
                    facts.title, facts.grade?.rawValue, changer.account, facts.grade?.rawValue, facts.owner, facts.reviewBy, id,
                ])
            if facts.title != item.evidence.title {
                for version in item.versions { try EvidenceStore.retitle(version.id, to: facts.title, in: db) }
            }
        }
    }

    /// What was confirmed is no longer what is there.
    static func endConfirmation(of id: Identifier<Evidence>, in db: Database) throws {
        try db.execute(sql: "UPDATE evidence_item SET confirmed_on = NULL, confirmed_grade = NULL WHERE id = ?", arguments: [id])
        try db.execute(
            sql: """
                DELETE FROM evidence_confirmation WHERE version =
                    (SELECT id FROM evidence_version WHERE evidence = ? ORDER BY number DESC LIMIT 1)
                """, arguments: [id])
    }

    /// Every field of the form, as it is saved now.
    static func conflict(_ item: EvidenceItem, in db: Database) throws -> EditConflict {
        let posts = try ActionPlanRecords.posts(in: db).all.map { (value: $0.id.text, words: $0.title) }
        let grades = [(value: "", words: "Not graded")] + EvidenceGrade.allCases.map { (value: $0.rawValue, words: $0.words) }
        var fields: [EditConflict.Field] = [.text("title", "What it shows", item.evidence.title)]
        if VoiceIsNotGraded.mayBeGraded(item.kind) {
            fields.append(.choice("grade", "Level of impact shown", [item.evidence.grade?.rawValue ?? ""], of: grades))
        }
        fields.append(.choice("owner", "Owner", [item.owner?.text ?? ""], of: [(value: "", words: "Nobody")] + posts))
        fields.append(.day("review", "Review by", item.reviewBy))
        return EditConflict(fields, version: item.version)
    }

    /// Links an item to one more action.
    package func link(_ id: Identifier<Evidence>, _ action: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence linked to an action") { item, db in
            try EvidenceStore.link(item.evidence, to: action, on: day, by: try EvidenceStore.name(of: changer, in: db), in: db)
        }
    }

    package func unlink(_ id: Identifier<Evidence>, _ action: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence unlinked from an action") { _, db in
            try db.execute(
                sql: "UPDATE evidence_action SET ended_on = ? WHERE evidence = ? AND action = ? AND ended_on IS NULL",
                arguments: [day, id, action])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// Withdraws evidence, for example when the wrong file was added. It stays on record with the reason and can no longer be opened.
    package func withdraw(_ id: Identifier<Evidence>, reason: String, on day: Day, by changer: Changer) async throws {
        try await change(id, by: changer, note: "evidence withdrawn") { _, db in
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

    /// Reads an item and changes something about it.
    ///
    /// - Throws: ``EvidenceRefusal/withdrawn(on:)`` for withdrawn evidence.
    func change(
        _ id: Identifier<Evidence>, by changer: Changer, _ act: Act = .keepEvidence, note: String,
        _ body: @escaping @Sendable (EvidenceItem, Database) throws -> Void
    ) async throws {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            guard let item = try EvidenceRecords.item(id, in: db) else { throw NotFound() }
            if let gone = item.evidence.setAside { throw EvidenceRefusal.withdrawn(on: gone.day) }
            try body(item, db)
        }
    }

    static func name(of changer: Changer, in db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [changer.account]) ?? "Set-up"
    }

    private static func link(_ evidence: Evidence, to action: Identifier<Action>, on day: Day, by author: String, in db: Database) throws {
        guard var linked = try ActionPlanRecords.action(action, in: db) else { throw NotFound() }
        try linked.attach(evidence)
        try EvidenceRows.link(evidence.id, to: action, on: day, by: author, in: db)
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

/// Evidence before it is saved.
package struct EvidenceDraft: Sendable {
    package enum Content: Sendable {
        case link(String)
        case file(name: String, bytes: [UInt8])
        case measure(PinnedValue)
        case audit(PinnedSample)
        case voice(Voice)
        /// A figure of a measure in the record, as it is now.
        case value(Identifier<MeasureValue>)
        /// An audit result in the record.
        case result(Identifier<AuditResult>)
    }

    package var title: String
    package var grade: EvidenceGrade?
    package var owner: Identifier<Post>?
    package var reviewBy: Day?
    package var actions: [Identifier<Action>]
    package var content: Content

    package init(
        title: String, grade: EvidenceGrade? = nil, owner: Identifier<Post>? = nil, reviewBy: Day? = nil,
        actions: [Identifier<Action>] = [],
        content: Content
    ) {
        (self.title, self.grade, self.owner, self.reviewBy) = (title, grade, owner, reviewBy)
        (self.actions, self.content) = (actions, content)
    }
}

/// The details of an item that can be changed.
package struct EvidenceFacts: Sendable, Hashable {
    package var title: String
    package var grade: EvidenceGrade?
    package var owner: Identifier<Post>?
    package var reviewBy: Day?

    package init(title: String, grade: EvidenceGrade? = nil, owner: Identifier<Post>? = nil, reviewBy: Day? = nil) {
        (self.title, self.grade, self.owner, self.reviewBy) = (title, grade, owner, reviewBy)
    }
}

extension EvidenceStore {
    /// The content of a draft, with its text. A file is read before it is saved, so that a refused file is never saved.
    func content(_ content: EvidenceDraft.Content) async throws -> (Evidence.Source, VersionText) {
        switch content {
        case .link(let address): known(.link(address))
        case .measure(let pin): known(.measure(pin))
        case .audit(let pin): known(.audit(pin))
        case .voice(let voice): known(.voice(voice))
        case .file(let name, let bytes): try await file(name, bytes)
        case .value, .result: known(try await recorded(content).source)
        }
    }

    /// The figure or audit result that a draft is saved from.
    private func recorded(_ content: EvidenceDraft.Content) async throws -> RecordSource {
        let found = try await store.read { db in try content.origin.flatMap { try RecordSource($0, in: db) } }
        guard let found else { throw NotFound() }
        return found
    }

    private func known(_ source: Evidence.Source) -> (Evidence.Source, VersionText) {
        (source, VersionText(own: source.ownWords ?? "", isElsewhere: source.kind == .link))
    }

    private func file(_ name: String, _ bytes: [UInt8]) async throws -> (Evidence.Source, VersionText) {
        let digest = Digest(of: bytes)
        let (used, quota, isKept) = try await store.read { db in
            (try EvidenceRecords.bytesUsed(in: db), try EvidenceRecords.quota(in: db), try EvidenceRecords.isKept(digest, in: db))
        }
        guard WithinQuota.allows(adding: isKept ? 0 : bytes.count, to: used, quota: quota) else {
            throw EvidenceRefusal.overQuota(megabytes: quota)
        }
        let text = try await words(of: name, bytes)
        _ = try store.files.keep(bytes)
        return (.file(digest: digest.text, name: name, size: bytes.count), text)
    }

    /// The text of a file, read in the worker from a copy that is removed afterwards.
    private func words(of name: String, _ bytes: [UInt8]) async throws -> VersionText {
        do {
            return VersionText(try await store.whileOnDisk(bytes) { try await texts.text($0) })
        } catch let refusal as Refusal {
            if let words = EvidenceStore.reasonToRefuse(refusal, name) { throw EvidenceRefusal.refusedFile(words) }
            return VersionText(unread: EvidenceItem.TextState.Reason(refusal).rawValue)
        }
    }

    /// Files that nobody could read later, or that could run a program when they are opened, are not saved at all.
    private static func reasonToRefuse(_ refusal: Refusal, _ name: String) -> String? {
        switch refusal {
        case .macros: refusal.words
        case .encrypted: "The selected file is password protected. Save a copy without the password."
        case .oldOffice where ["docx", "xlsx", "pptx"].contains { name.lowercased().hasSuffix(".\($0)") }:
            "The selected file is password protected. Save a copy without the password."
        case .emptyFile: "The selected file is empty."
        case .cancelled, .notConfined, .popplerMissing: refusal.words
        default: nil
        }
    }
}

extension EvidenceDraft.Content {
    /// Nil for what was typed or uploaded.
    var origin: RecordSource.Origin? {
        switch self {
        case .value(let id): .value(id)
        case .result(let id): .result(id)
        case .link, .file, .measure, .audit, .voice: nil
        }
    }
}

/// Reads the text of a file. The product asks a worker; tests answer without one.
package struct DocumentTexts: Sendable {
    let text: @Sendable (_ path: String) async throws -> FoundText

    package init(_ text: @escaping @Sendable (_ path: String) async throws -> FoundText) { self.text = text }

    package static func worker(_ pool: WorkerPool = WorkerPool()) -> DocumentTexts {
        DocumentTexts { try await pool.read($0, kind: .document, as: FoundText.self) }
    }
}

/// The text of a version, or why it is not known.
struct VersionText: Sendable {
    let body: String
    let pages: Int
    let wasDamaged: Bool
    let unread: String?

    init(_ found: FoundText) { (body, pages, wasDamaged, unread) = (found.text, found.pages, found.wasDamaged, nil) }
    init(own words: String, isElsewhere: Bool) {
        (body, pages, wasDamaged, unread) = (words, 0, false, isElsewhere ? "kept_elsewhere" : nil)
    }
    init(unread reason: String) { (body, pages, wasDamaged, unread) = ("", 0, false, reason) }
}

/// The text that is checked: the title and the content.
enum CheckedWords {
    static func of(title: String, body: String) -> String { "\(title)\n\n\(body)" }
}
