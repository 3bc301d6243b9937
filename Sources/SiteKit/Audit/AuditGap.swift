import Foundation
import GRDB
import Vocabulary

extension Act {
    /// The first row of a new store.
    package static let beginAudit = Act("audit.begin", "begin the audit trail of a new store")
    /// The first row after a gap in the signed heads that a named person accepted.
    package static let acceptAuditGap = Act("audit.accept-gap", "accept a gap in the signed heads of the audit trail")
}

/// Why a service does not start on a store: the signed heads do not bear out its audit trail.
///
/// A head that was signed is remembered in three places: beside the keys, in a second place, and in the store itself. Where one of them
/// knows of a later head than another, or where the store does not hold the row that was signed, rows or heads were taken away.
package enum AuditGap: Error, Hashable, Sendable {
    /// The store has rows and nobody ever signed one, as far as anything shows.
    case noHeads(rows: Int64, directory: String)
    /// The store remembers heads that the file does not hold any more.
    case headsFewer(found: Int, remembered: Int, file: String)
    case headsOlder(last: Int64, remembered: Int64, file: String)
    /// The second place holds a later head than the first.
    case secondIsNewer(last: Int64, second: Int64, file: String)
    /// The store ends before the row that was signed last.
    case storeEndsEarlier(rows: Int64, signed: Int64)
    /// The store holds another row than the one that was signed.
    case storeDiffers(signed: Int64)
    /// The last head is not signed with the key that lies beside it.
    case otherKey(file: String)

    /// What is kept in the chain about it: numbers only.
    var ground: String {
        switch self {
        case .noHeads(let rows, _): "no heads, \(rows) rows"
        case .headsFewer(let found, let remembered, _): "\(found) heads of \(remembered)"
        case .headsOlder(let last, let remembered, _): "heads end at \(last), store remembers \(remembered)"
        case .secondIsNewer(let last, let second, _): "heads end at \(last), second place at \(second)"
        case .storeEndsEarlier(let rows, let signed): "store ends at \(rows), signed to \(signed)"
        case .storeDiffers(let signed): "row \(signed) is not the one signed"
        case .otherKey: "heads signed with another key"
        }
    }
}

extension AuditGap: InWords {
    /// What is wrong, without what to do.
    package var finding: String {
        switch self {
        case .noHeads(let rows, let directory):
            "The store has \(rows.formatted()) audit rows, but \(directory) holds no signed head. Rows may have been taken away unseen."
        case .headsFewer(let found, let remembered, let file):
            "\(file) holds \(found.formatted()) signed heads, but \(remembered.formatted()) were signed. Heads were taken away."
        case .headsOlder(let last, let remembered, let file):
            "The last signed head in \(file) is for row \(last.formatted()), but the store remembers one for row \(remembered.formatted()). Heads were taken away."
        case .secondIsNewer(let last, let second, let file):
            "The last signed head is for row \(last.formatted()), but \(file) holds one for row \(second.formatted()). Heads were taken away."
        case .storeEndsEarlier(let rows, let signed):
            "The audit trail ends at row \(rows.formatted()), but row \(signed.formatted()) was signed. Rows were taken away, or the store was put back from a backup."
        case .storeDiffers(let signed):
            "Row \(signed.formatted()) of the audit trail is not the row that was signed. The store was changed, or it is another store."
        case .otherKey(let file): "The last head in \(file) is not signed with the key beside it."
        }
    }

    package var words: String {
        """
        \(finding)
        If the heads lie elsewhere, name their directories with --audit and --second-heads. If you have a copy of heads.jsonl, put it back.
        If you know the reason (a restored backup, a lost directory), accept the gap. Your name and the reason become the next audit row, \
        and the health page shows it from then on:
            throughline audit accept --store STORE --by "YOUR NAME" --reason "WHY"
        """
    }
}

/// What the store itself remembers of the heads that were signed.
package struct AuditMemory: Sendable, Hashable {
    package let sequence: Int64
    package let hash: Digest
    package let time: String
    /// How many heads were signed since the file of heads was begun.
    let heads: Int

    static let migration = StoreMigration(
        "2026-11-29 what the store remembers of its heads",
        """
        CREATE TABLE audit_memory (
            id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL, time TEXT NOT NULL,
            heads INTEGER NOT NULL CHECK (heads > 0)
        ) STRICT;
        """)

    /// The newest head that was signed; nil in a store that was never signed.
    package static func newest(in db: Database) throws -> AuditMemory? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT sequence, hash, time, heads FROM audit_memory")) else {
            return nil
        }
        return AuditMemory(sequence: row["sequence"], hash: Digest(known: row["hash"]), time: row["time"], heads: row["heads"])
    }

    static func keep(_ head: AuditHead, heads: Int, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO audit_memory (id, sequence, hash, time, heads) VALUES (1, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, time = excluded.time, heads = excluded.heads
                """, arguments: [head.sequence, head.hash.text, head.time, heads])
    }

    /// For the foot of what leaves the service, so that its reader holds a head: `Audit trail signed to row 1204 at …, 3fa0c1d2e4b5`.
    package var words: String { "Audit trail signed to row \(sequence) at \(time), \(hash.text.prefix(12))" }
}

/// A gap in the signed heads that somebody accepted.
package struct AcceptedGap: Sendable, Hashable {
    static let subject = "audit-heads"
    package let row: Int64
    package let day: Day
    package let ground: String

    package static func all(in db: Database) throws -> [AcceptedGap] {
        let sql = "SELECT sequence, at, ground FROM audit WHERE subject = ? AND act = ? ORDER BY sequence"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [subject, Act.acceptAuditGap.name]).map { row in
            let milliseconds: Int64 = row["at"]
            return AcceptedGap(row: row["sequence"], day: Clock.day(of: Int(milliseconds / 1000)), ground: row["ground"] ?? "")
        }
    }

    /// One line, without a name.
    package var words: String { "audit: a gap in the signed heads was accepted on \(day), at row \(row) (\(ground))" }
}
