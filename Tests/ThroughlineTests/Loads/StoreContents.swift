import Foundation
import GRDB
import SiteKit

/// What a store holds, as digests that can be compared.
struct StoreContents: Equatable {
    /// The child-level data in force, whatever number its rows have in the store.
    let inForce: String
    /// Every row of every table but those of the trail and of the log of loads.
    let whole: String

    static func of(_ directory: URL) async throws -> StoreContents {
        let store = try Store.openToRead(directory)
        defer { try? store.close() }
        return try await store.read { db in
            StoreContents(
                inForce: Digest(of: try String.fetchAll(db, sql: inForce).joined(separator: "\n")).text,
                whole: Digest(of: try everything(in: db).joined(separator: "\n")).text)
        }
    }

    private static let inForce = """
        SELECT format || '|' || table_name || '|' || period || '|' || title || '|' || coalesce(number, '') || '|' || kind || '|'
            || coalesce(from_day, '') || '|' || coalesce(until_day, '') || '|' || source_row || '|' || coalesce(reference, '')
            || '|' || coalesce(within, '') || '|' || coalesce(team, '') || '|' || coalesce(worker, '') || '|' || coalesce(facts, '')
        FROM child_entry JOIN data_part ON data_part.id = part LEFT JOIN loaded_child ON loaded_child.id = child
        WHERE in_force = 1 ORDER BY 1
        """

    /// The trail, what belongs to sessions, and the log: a load that was undone stays in it.
    private static let log: Set = [
        "audit", "audit_detail", "session", "form_outcome", "grdb_migrations", "data_load", "data_file", "data_note",
    ]

    /// Records of data quality are drawn anew with each check, so the number they have for addresses is left out, and who a firing is about
    /// is told by the record's reference.
    private static let drawnAnew = [
        "data_part": "SELECT * FROM data_part WHERE in_force = 1",
        "quality_record": "SELECT reference, number, team, states FROM quality_record",
        "quality_firing": """
        SELECT rule, reference, day, words, form, file, row FROM quality_firing JOIN quality_record ON quality_record.id = record
        """,
    ]

    private static func everything(in db: Database) throws -> [String] {
        let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return try names.filter { !log.contains($0) && !$0.hasPrefix("sqlite_") }.flatMap { name in
            try Row.fetchAll(db, sql: drawnAnew[name] ?? "SELECT * FROM \(name)").map { "\(name): \($0)" }.sorted()
        }
    }
}
