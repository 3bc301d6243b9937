import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Reads break-glass accesss.
enum BreakGlassRows {
    private static let columns = "id, child, account, ground, reason, opened, opened_on"

    /// What a worker opened and what may still run.
    static func recent(by worker: Identifier<Worker>, at now: Date, in db: Database) throws -> [BreakGlassAccess] {
        let since = Int(now.timeIntervalSince1970 - BreakGlassWindow.seconds)
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM break_glass_access WHERE account = ? AND opened >= ?"),
            arguments: [worker, since]
        ).map(opening)
    }

    static func unreviewed(in db: Database) throws -> [BreakGlassAccess] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM break_glass_access WHERE reviewed_on IS NULL ORDER BY opened"))
            .map(
                opening)
    }

    static func unreviewed(_ id: Identifier<BreakGlassAccess>, in db: Database) throws -> BreakGlassAccess? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM break_glass_access WHERE id = ? AND reviewed_on IS NULL"), arguments: [id]
        )
        .map(opening)
    }

    private static func opening(_ row: Row) throws -> BreakGlassAccess {
        BreakGlassAccess(
            id: row["id"], child: row["child"], worker: row["account"], ground: try row.word("ground", of: "break_glass_access"),
            reason: row["reason"], opened: Date(timeIntervalSince1970: row["opened"]), openedOn: row["opened_on"])
    }
}
