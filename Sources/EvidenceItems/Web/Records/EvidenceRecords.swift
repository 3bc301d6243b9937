import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// Reads of evidence. Each takes the connection of the transaction it runs in.
package enum EvidenceRecords {
    /// Every item, the newest first, also what was set aside.
    package static func items(in db: Database) throws -> [EvidenceItem] { try ItemParts(one: nil, in: db).items }

    package static func item(_ id: Identifier<Evidence>, in db: Database) throws -> EvidenceItem? {
        try ItemParts(one: id, in: db).items.first
    }

    /// The farthest that the standing evidence of an action reaches; nil where none of it is graded. Voice is never part of it.
    package static func highestGrade(of action: Identifier<Action>, in db: Database) throws -> EvidenceGrade? {
        let sql = """
            SELECT DISTINCT grade FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence_action.evidence
            WHERE evidence_action.action = ? AND ended_on IS NULL AND set_aside_on IS NULL AND grade IS NOT NULL
            """
        return try String.fetchAll(db.cachedStatement(sql: sql), arguments: [action]).compactMap(EvidenceGrade.init).max()
    }

    /// The bytes that all files take; the same bytes count once.
    static func bytesUsed(in db: Database) throws -> Int {
        let sql = "SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT digest, size FROM evidence_version WHERE digest IS NOT NULL)"
        return try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0
    }

    /// True when a version with these bytes is kept already.
    static func isKept(_ digest: Digest, in db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM evidence_version WHERE digest = ?)"
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]) ?? false
    }

    static func quota(in db: Database) throws -> Int {
        let sql = "SELECT value FROM setting WHERE name = 'evidence.quota-megabytes'"
        return try String.fetchOne(db.cachedStatement(sql: sql)).flatMap { Int($0) } ?? WithinQuota.shippedMegabytes
    }

    static func words(of version: Identifier<EvidenceItem.Version>, in db: Database) throws -> (title: String, body: String)? {
        let sql = "SELECT title, body FROM evidence_text WHERE version = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [version]).map { ($0["title"], $0["body"]) }
    }
}

/// What hangs on items, read table by table and not item by item.
private struct ItemParts {
    var items: [EvidenceItem] = []

    init(one: Identifier<Evidence>?, in db: Database) throws {
        func rows(_ sql: String) throws -> [Row] {
            try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["one": one])
        }
        let (columns, source) = (EvidenceRows.columns, EvidenceRows.current)
        let versions = Dictionary(
            grouping: try rows(
                """
                SELECT evidence_version.*, kind, pages, damaged, unread FROM evidence_version
                JOIN evidence_item ON evidence_item.id = evidence_version.evidence
                LEFT JOIN evidence_text ON evidence_text.version = evidence_version.id
                WHERE :one IS NULL OR evidence_version.evidence = :one ORDER BY number DESC
                """), by: { $0["evidence"] as Identifier<Evidence> })
        let ties = Dictionary(
            grouping: try rows("SELECT evidence, action FROM evidence_action WHERE ended_on IS NULL AND (:one IS NULL OR evidence = :one)"),
            by: { $0["evidence"] as Identifier<Evidence> })
        let (checks, pins) = (try CheckRows(one: one, in: db), try PinRows.all(one: one, in: db))
        for row in try rows(
            """
            SELECT \(columns), evidence_item.owner, evidence_item.review_by, evidence_item.version AS row_version FROM \(source)
            WHERE :one IS NULL OR evidence_item.id = :one ORDER BY evidence_item.added_on DESC, evidence_item.title COLLATE NOCASE, evidence_item.id
            """)
        {
            let evidence = EvidenceRows.evidence(row)
            items.append(
                EvidenceItem(
                    evidence: evidence, owner: row["owner"], reviewBy: row["review_by"],
                    versions: (versions[evidence.id] ?? []).map { ItemParts.version($0, checks, pins) },
                    actions: (ties[evidence.id] ?? []).map { $0["action"] }, version: row["row_version"]))
        }
    }

    private static func version(
        _ row: Row, _ checks: CheckRows, _ pins: [Identifier<EvidenceItem.Version>: PinnedRecord]
    ) -> EvidenceItem.Version {
        let id: Identifier<EvidenceItem.Version> = row["id"]
        let reason = (row["unread"] as String?).map { EvidenceItem.TextState.Reason(rawValue: $0) ?? .failed }
        let text: EvidenceItem.TextState =
            (row["pages"] as Int?) == nil
            ? .notRead(.notTriedYet)
            : reason.map { .notRead($0) } ?? .read(pages: row["pages"], wasDamaged: (row["damaged"] as Int?) == 1)
        return EvidenceItem.Version(
            id: id, number: row["number"], day: row["day"], author: row["author"], account: row["account"], note: row["note"],
            source: EvidenceRows.source(row), text: text, check: checks.checks[id], confirmation: checks.confirmations[id],
            pinned: pins[id])
    }
}

/// The last check of each version and its confirmation. A confirmation of other words than today’s is none.
private struct CheckRows {
    var checks: [Identifier<EvidenceItem.Version>: PersonalDataRecord] = [:]
    var confirmations: [Identifier<EvidenceItem.Version>: EvidenceItem.Confirmation] = [:]

    init(one: Identifier<Evidence>?, in db: Database) throws {
        let sql = """
            SELECT evidence_check.*, evidence_confirmation.name AS confirmer, confirmed_on, evidence_confirmation.reason,
                evidence_confirmation.digest AS confirmed_digest, evidence_text.digest AS words_digest,
                (SELECT count(*) FROM evidence_hit WHERE evidence_check = evidence_check.id) AS hits,
                (SELECT count(*) FROM evidence_hit WHERE evidence_check = evidence_check.id AND settled IS NULL) AS open
            FROM evidence_check JOIN evidence_version ON evidence_version.id = evidence_check.version
            JOIN evidence_text ON evidence_text.version = evidence_check.version
            LEFT JOIN evidence_confirmation ON evidence_confirmation.version = evidence_check.version
            WHERE :one IS NULL OR evidence_version.evidence = :one ORDER BY evidence_check.rowid
            """
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["one": one]) {
            let version: Identifier<EvidenceItem.Version> = row["version"]
            let now: String = row["words_digest"]
            checks[version] = PersonalDataRecord(
                on: row["checked_on"], by: row["name"], compared: (row["compared"] as String).split(separator: "\n").map(String.init),
                hits: row["hits"], open: row["open"], isOfTheseWords: row["digest"] as String == now)
            if row["confirmed_digest"] as String? == now {
                confirmations[version] = EvidenceItem.Confirmation(by: row["confirmer"], on: row["confirmed_on"], reason: row["reason"])
            }
        }
    }
}
