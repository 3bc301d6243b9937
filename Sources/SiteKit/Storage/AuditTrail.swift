import Foundation
import GRDB

/// The append-only record of what was done: one row for every change, written in the change's own transaction.
enum AuditTrail {
    static func append(_ act: Act, by changer: Changer, on subject: String, note: String, at moment: Date, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO audit (at, account, act, subject, note) VALUES (?, ?, ?, ?, ?)",
            arguments: [moment.formatted(.iso8601), changer.account, act.name, subject, note])
    }
}
