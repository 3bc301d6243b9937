import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Reads emergency openings.
enum EmergencyRows {
    private static let columns = "id, child, account, ground, reason, opened, opened_on"

    /// What a worker opened and what may still run.
    static func recent(by worker: Identifier<Worker>, at now: Date, in db: Database) throws -> [EmergencyOpening] {
        let since = Int(now.timeIntervalSince1970 - EmergencyWindow.seconds)
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM emergency_opening WHERE account = ? AND opened >= ?"),
            arguments: [worker, since]
        ).map(opening)
    }

    static func unreviewed(in db: Database) throws -> [EmergencyOpening] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM emergency_opening WHERE reviewed_on IS NULL ORDER BY opened")).map(
            opening)
    }

    static func unreviewed(_ id: Identifier<EmergencyOpening>, in db: Database) throws -> EmergencyOpening? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM emergency_opening WHERE id = ? AND reviewed_on IS NULL"), arguments: [id]
        )
        .map(opening)
    }

    private static func opening(_ row: Row) -> EmergencyOpening {
        EmergencyOpening(
            id: row["id"], child: row["child"], worker: row["account"], ground: .init(rawValue: row["ground"]) ?? .outOfHours,
            reason: row["reason"], opened: Date(timeIntervalSince1970: row["opened"]), openedOn: row["opened_on"])
    }
}
