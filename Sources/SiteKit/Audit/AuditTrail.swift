import Foundation
import GRDB

/// The append-only record of what was done and seen: rows in a chain, each written in the transaction of what it tells.
enum AuditTrail {
    static func append(_ entry: AuditEntry, at moment: Date, in db: Database) throws { try append([entry], at: moment, in: db) }

    static func append(_ entries: some Sequence<AuditEntry>, at moment: Date, in db: Database) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO audit (sequence, at, kind, account, session, address, act, subject, ground, detail, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let milliseconds = AuditMoment.milliseconds(of: moment)
        var last = try AuditLink.last(in: db)
        for entry in entries {
            let detail = entry.note.isEmpty ? nil : AuditDetail(entry.note)
            let link = AuditLink(after: last, entry, at: milliseconds, detail: detail)
            try insert.execute(arguments: [
                link.sequence, milliseconds, entry.kind.rawValue, entry.changer.account, entry.changer.session, entry.changer.address,
                entry.act.name, entry.subject, entry.ground, detail.map { Data($0.digest) }, Data(last.hash), Data(link.hash),
            ])
            try detail?.keep(beside: link, in: db)
            last = link
        }
    }
}
