import ChildRecords
import ChildReturns
import GRDB
import Vocabulary

/// Reviews in the Standard Safeguarding Dataset name a period of care and no child. Whose they are is told by the episodes of care: of the
/// same load, or of those in force.
enum LoadOwners {
    private static let table = "ssd_cla_reviews"
    private static let column = "clar_cla_id"

    static func find(for load: Identifier<DataLoad>, in db: Database) throws {
        let orphans = try Row.fetchAll(
            db,
            sql: """
                SELECT child_entry.id, child_entry.part, source_row, coalesce(within, '') AS within FROM child_entry
                JOIN data_part ON data_part.id = child_entry.part JOIN data_file ON data_file.id = data_part.file
                WHERE data_file.load = ? AND table_name = ? AND child IS NULL
                """, arguments: [load, table])
        if orphans.isEmpty { return }
        let new = try owners("data_file.load = ?", [load], in: db)
        let standing = try owners("data_part.in_force = 1", [], in: db)
        let set = try db.cachedStatement(sql: "UPDATE child_entry SET child = ? WHERE id = ?")
        for row in orphans {
            let period: String = row["within"]
            if let owner = new[period] ?? standing[period], let owner {
                try set.execute(arguments: [owner, row["id"] as Int64])
            } else {
                try hold(row, period, in: db)
            }
        }
    }

    /// The child of each period of care; nil for one that two children have.
    /// - Parameter condition: written in this program.
    private static func owners(_ condition: StaticString, _ arguments: StatementArguments, in db: Database) throws -> [String: Int64?] {
        let condition = condition.description
        let sql = """
            SELECT DISTINCT within, child FROM child_entry JOIN data_part ON data_part.id = child_entry.part
            JOIN data_file ON data_file.id = data_part.file
            WHERE \(condition) AND data_part.table_name IN ('ssd_cla_episodes', 'ssd_cla_placement') AND within IS NOT NULL
                AND child IS NOT NULL
            """
        var owners: [String: Int64?] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
            let (period, child): (String, Int64) = (row[0], row[1])
            owners[period] = owners[period] == nil ? .some(child) : .some(nil)
        }
        return owners
    }

    private static func hold(_ row: Row, _ period: String, in db: Database) throws {
        let part: Int64 = row["part"]
        try db.cachedStatement(
            sql: "INSERT INTO held_row (part, source_row, reason, column_name, value, child) VALUES (?, ?, ?, ?, ?, '')"
        ).execute(arguments: [part, row["source_row"] as Int, HeldReason.noPeriodOfCare.rawValue, column, period])
        try db.cachedStatement(sql: "DELETE FROM child_entry WHERE id = ?").execute(arguments: [row["id"] as Int64])
        try db.cachedStatement(sql: "UPDATE data_part SET entry_count = entry_count - 1, held_count = held_count + 1 WHERE id = ?")
            .execute(arguments: [part])
    }
}
