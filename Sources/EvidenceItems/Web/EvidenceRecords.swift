import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Reads of evidence. Each takes the connection of the transaction it runs in.
package enum EvidenceRecords {
    /// Every item, the newest first, including withdrawn evidence.
    package static func items(in db: Database) throws -> [EvidenceItem] { try ItemParts(one: nil, in: db).items }

    package static func item(_ id: Identifier<Evidence>, in db: Database) throws -> EvidenceItem? {
        try ItemParts(one: id, in: db).items.first
    }

    /// The bytes that all files take; the same bytes count once.
    static func bytesUsed(in db: Database) throws -> Int {
        let sql = "SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT digest, size FROM evidence_version WHERE digest IS NOT NULL)"
        return try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0
    }

    /// True when a version with the same bytes is saved already.
    static func isKept(_ digest: Digest, in db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM evidence_version WHERE digest = ?)"
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]) ?? false
    }

    static func quota(in db: Database) throws -> Int {
        let sql = "SELECT value FROM setting WHERE name = 'evidence.quota-megabytes'"
        guard let stored = try String.fetchOne(db.cachedStatement(sql: sql)) else { return WithinQuota.defaultMegabytes }
        guard let megabytes = Int(stored) else { throw UnreadableValue("setting", "value") }
        return megabytes
    }

    static func words(of version: Identifier<EvidenceItem.Version>, in db: Database) throws -> (title: String, body: String)? {
        let sql = "SELECT title, body FROM evidence_text WHERE version = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [version]).map { ($0["title"], $0["body"]) }
    }
}

/// The parts of items, read table by table and not item by item.
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
        let links = Dictionary(
            grouping: try rows("SELECT evidence, action FROM evidence_action WHERE ended_on IS NULL AND (:one IS NULL OR evidence = :one)"),
            by: { $0["evidence"] as Identifier<Evidence> })
        let (checks, origins) = (try CheckRows(one: one, in: db), try OriginRows.all(one: one, in: db))
        for row in try rows(
            """
            SELECT \(columns), evidence_item.owner, evidence_item.review_by, evidence_item.version AS row_version FROM \(source)
            WHERE :one IS NULL OR evidence_item.id = :one ORDER BY evidence_item.added_on DESC, evidence_item.title COLLATE NOCASE, evidence_item.id
            """)
        {
            let evidence = try EvidenceRows.evidence(row)
            items.append(
                EvidenceItem(
                    evidence: evidence, owner: row["owner"], reviewBy: row["review_by"],
                    versions: try (versions[evidence.id] ?? []).map { try ItemParts.version($0, checks, origins) },
                    actions: (links[evidence.id] ?? []).map { $0["action"] }, version: row["row_version"]))
        }
    }

    private static func version(
        _ row: Row, _ checks: CheckRows, _ origins: [Identifier<EvidenceItem.Version>: EvidenceOrigin]
    ) throws -> EvidenceItem.Version {
        let id: Identifier<EvidenceItem.Version> = row["id"]
        let reason: EvidenceItem.TextState.Reason? = try row.optionalWord("unread", of: "evidence_text")
        let text: EvidenceItem.TextState =
            (row["pages"] as Int?) == nil
            ? .notRead(.notTriedYet)
            : reason.map { .notRead($0) } ?? .read(pages: row["pages"], wasDamaged: (row["damaged"] as Int?) == 1)
        return EvidenceItem.Version(
            id: id, number: row["number"], day: row["day"], author: row["author"], account: row["account"], note: row["note"],
            source: try EvidenceRows.source(row), text: text, check: checks.checks[id], confirmation: checks.confirmations[id],
            origin: origins[id])
    }
}

/// The last check of each version and its confirmation. A confirmation of an earlier text does not count.
private struct CheckRows {
    var checks: [Identifier<EvidenceItem.Version>: PersonalDataRecord] = [:]
    var confirmations: [Identifier<EvidenceItem.Version>: EvidenceItem.Confirmation] = [:]

    init(one: Identifier<Evidence>?, in db: Database) throws {
        let sql = """
            SELECT evidence_check.*, evidence_confirmation.name AS confirmer, confirmed_on, evidence_confirmation.reason,
                evidence_confirmation.digest AS confirmed_digest, evidence_text.digest AS words_digest,
                (SELECT count(*) FROM evidence_hit WHERE evidence_check = evidence_check.id) AS hits,
                (SELECT count(*) FROM evidence_hit WHERE evidence_check = evidence_check.id AND resolved IS NULL) AS open
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
                hits: row["hits"], open: row["open"], isCurrent: row["digest"] as String == now)
            if row["confirmed_digest"] as String? == now {
                confirmations[version] = EvidenceItem.Confirmation(by: row["confirmer"], on: row["confirmed_on"], reason: row["reason"])
            }
        }
    }
}

/// Which actions a person may know of, and with them which evidence. Evidence that is linked only to actions of an inspection under embargo
/// can be seen by that inspection's readers only.
package struct EvidenceSight: Sendable {
    /// An action as a page of evidence names it.
    struct ActionLine: Sendable, Hashable {
        let id: Identifier<Action>
        let plan: Identifier<Plan>
        let inspection: Identifier<Inspection>
        let planTitle: String
        let ref: String
        let text: String
        let isWithdrawn: Bool
    }

    let actions: [Identifier<Action>: ActionLine]
    /// Evidence that was only ever linked to actions this person may not know of.
    private let hidden: Set<Identifier<Evidence>>

    package init(_ person: Person, _ policy: Policy, in db: Database) throws {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_series, ref_group, ref_number, text, withdrawn_on FROM action
            JOIN plan ON plan.id = action.plan ORDER BY plan.drafted_on DESC, ref_series, ref_group, ref_number
            """
        let open = Set(try InspectionRecords.all(in: db).filter { $0.isOpen(to: person, by: policy) }.map(\.id))
        var actions: [Identifier<Action>: ActionLine] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) where open.contains(row["inspection"]) {
            let line = ActionLine(
                id: row["id"], plan: row["plan"], inspection: row["inspection"], planTitle: row["title"],
                ref: try ActionRef(row: row).description, text: row["text"],
                isWithdrawn: (row["withdrawn_on"] as String?) != nil)
            actions[line.id] = line
        }
        self.actions = actions
        // Links that ended count too: evidence that was once linked to an embargoed plan may still reveal it.
        let links = try Row.fetchAll(db.cachedStatement(sql: "SELECT evidence, action FROM evidence_action"))
        let all = Set(links.map { $0["evidence"] as Identifier<Evidence> })
        let seen = Set(links.filter { actions[$0["action"]] != nil }.map { $0["evidence"] as Identifier<Evidence> })
        hidden = all.subtracting(seen)
    }

    package func sees(_ evidence: Identifier<Evidence>) -> Bool { !hidden.contains(evidence) }

    /// The actions of an item that this person may know of, in the order of their numbers.
    func lines(of item: EvidenceItem) -> [ActionLine] {
        item.actions.compactMap { actions[$0] }.sorted { ($0.planTitle, $0.ref) < ($1.planTitle, $1.ref) }
    }

    /// Every action that is not withdrawn, for the choice of a linked action.
    var choices: [ActionLine] {
        actions.values.filter { !$0.isWithdrawn }.sorted { ($0.planTitle, $0.ref.count, $0.ref) < ($1.planTitle, $1.ref.count, $1.ref) }
    }
}

/// A piece of evidence with everything its page needs.
struct ItemRead: Sendable {
    let item: EvidenceItem
    let sight: EvidenceSight
    let posts: Posts
    let citations: [Citation]

    /// The posts by name.
    struct Posts: Sendable {
        let book: PostBook
        init(in db: Database) throws { book = try ActionPlanRecords.posts(in: db) }
        func title(of id: Identifier<Post>?) -> String? { id.flatMap { book.title(of: $0) } }
        var choices: [(value: String, words: String)] { [("", "No owner")] + book.all.map { ($0.id.text, $0.title) } }
    }
}
