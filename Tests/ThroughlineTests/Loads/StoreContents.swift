import Foundation
import GRDB
import SiteKit

/// What a store holds, as digests that can be compared.
struct StoreContents: Equatable {
    /// The child-level data in force, whatever number its rows have in the store.
    let inForce: String
    /// Of every table but those of the trail and of the log of loads, its name with what its rows come to.
    let whole: Set<String>

    static func of(_ directory: URL) async throws -> StoreContents {
        let store = try Store.openToRead(directory)
        defer { try? store.close() }
        return try await store.read { db in
            StoreContents(
                inForce: Digest(of: try String.fetchAll(db, sql: inForce).joined(separator: "\n")).text,
                whole: try everything(in: db))
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
        "audit", "audit_detail", "audit_memory", "session", "form_outcome", "grdb_migrations", "data_load", "data_file", "data_note",
        "quality_child", "quality_trend", "measure_run", "measured_team", "measured_worker",
    ]

    /// Records of data quality are drawn anew with each check, so the number they have for addresses is left out, and who a failure is about,
    /// the record's reference says.
    private static let drawnAnew = [
        "data_part": "SELECT * FROM data_part WHERE in_force = 1",
        "data_return": """
        SELECT * FROM data_return WHERE EXISTS (SELECT 1 FROM data_part WHERE of_return = data_return.id AND in_force = 1)
        """, "quality_day": "SELECT form, day FROM quality_day",
        "quality_record": "SELECT reference, number, team, states FROM quality_record",
        "quality_failure": """
        SELECT rule, reference, day, words, form, file, row FROM quality_failure JOIN quality_record ON quality_record.id = record
        """,
        "quality_check": "SELECT load, taken_on, rules, checked_on, is_finished FROM quality_check",
        "quality_not_loaded": "SELECT rule, kind FROM quality_not_loaded", "quality_outdated": "SELECT form, newest FROM quality_outdated",
        "data_version": "SELECT load FROM data_version",
        // Of contributions what holds now: each run has a number of its own, and what it ended stays.
        "contribution": """
        SELECT number_of.number, measure, kind, reason, first, last, value, measured_team.reference, measured_worker.reference
        FROM contribution JOIN loaded_child AS number_of ON number_of.id = contribution.child
            LEFT JOIN measured_team ON measured_team.id = team LEFT JOIN measured_worker ON measured_worker.id = worker
        WHERE until IS NULL
        """,
        "due_clock": """
        SELECT number, measure, began, due, measured_team.reference, measured_worker.reference, plan, legal_status, short_breaks
        FROM due_clock JOIN loaded_child ON loaded_child.id = child LEFT JOIN measured_team ON measured_team.id = team
            LEFT JOIN measured_worker ON measured_worker.id = worker WHERE until IS NULL
        """,
        "measured_child": "SELECT number, born, seen, reviewed FROM measured_child JOIN loaded_child ON loaded_child.id = child",
        "measure_known":
            "SELECT measure, from_day, until_day, not_loaded FROM measure_known WHERE run = (SELECT max(run) FROM measure_known)",
        "measure_figure": """
        SELECT measure, reference, numerator, counted, mean, median, workers, waiting, over, since FROM measure_figure
        LEFT JOIN measured_team ON measured_team.id = team
        """,
        "measure_left_out": """
        SELECT measure, reference, reason, count FROM measure_left_out LEFT JOIN measured_team ON measured_team.id = team
        """,
    ]

    private static func everything(in db: Database) throws -> Set<String> {
        let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return Set(
            try names.filter { !log.contains($0) && !$0.hasPrefix("sqlite_") }.map { name in
                let rows = try Row.fetchAll(db, sql: drawnAnew[name] ?? "SELECT * FROM \(name)").map { "\($0)" }.sorted()
                return "\(name): \(Digest(of: rows.joined(separator: "\n")).text)"
            })
    }
}
