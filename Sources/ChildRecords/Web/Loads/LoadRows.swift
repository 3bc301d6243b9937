import ChildRecords
import ChildReturns
import Foundation
import GRDB
import Intake
import Vocabulary

/// Reads loads, their files and parts, what was noted about them, and the rows held back.
enum LoadRows {
    static let yearNote = Int(ReturnNote.Kind.year.rawValue)

    static func last(in db: Database) throws -> Identifier<DataLoad>? {
        try Identifier<DataLoad>.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM data_load WHERE state = 'accepted' ORDER BY number DESC LIMIT 1"))
    }

    /// The last one accepted, if what it replaced is still there to come back.
    static func undoable(in db: Database) throws -> Identifier<DataLoad>? {
        guard let last = try last(in: db), try isWhatItReplacedKept(last, in: db) else { return nil }
        return last
    }

    static func isWhatItReplacedKept(_ load: Identifier<DataLoad>, in db: Database) throws -> Bool {
        let isGone = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM data_part WHERE replaced_by = ?
                        AND ((entry_count > 0 AND NOT EXISTS (SELECT 1 FROM child_entry WHERE part = data_part.id))
                            OR (held_count > 0 AND NOT EXISTS (SELECT 1 FROM held_row WHERE part = data_part.id))))
                    """), arguments: [load])
        return isGone == false
    }

    private static let loads = """
        SELECT data_load.*, coalesce(begun.name, '') AS begun_name, settled.name AS settled_name FROM data_load
        LEFT JOIN account AS begun ON begun.id = begun_by LEFT JOIN account AS settled ON settled.id = settled_by
        """

    static func all(in db: Database) throws -> [DataLoad] {
        let last = try undoable(in: db)
        return try Row.fetchAll(db.cachedStatement(sql: loads + " ORDER BY number DESC LIMIT 100")).map { load($0, last) }
    }

    static func load(_ id: Identifier<DataLoad>, in db: Database) throws -> DataLoad? {
        let last = try undoable(in: db)
        return try Row.fetchOne(db.cachedStatement(sql: loads + " WHERE data_load.id = ?"), arguments: [id]).map { load($0, last) }
    }

    private static func load(_ row: Row, _ last: Identifier<DataLoad>?) -> DataLoad {
        let difference = (row["difference"] as String?).flatMap { try? JSONDecoder().decode(LoadDifference.self, from: Data($0.utf8)) }
        return DataLoad(
            id: row["id"], number: row["number"], state: DataLoad.State(rawValue: row["state"]) ?? .failed, begun: row["begun_on"],
            begunBy: row["begun_name"], settled: row["settled_on"], settledBy: row["settled_name"], difference: difference,
            words: row["words"], version: row["version"], isLast: row["id"] as Identifier<DataLoad> == last)
    }

    static func files(of load: Identifier<DataLoad>, in db: Database) throws -> [LoadedFile] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, name, bytes, outcome, refusal FROM data_file WHERE load = ? ORDER BY id"), arguments: [load]
        ).map {
            LoadedFile(
                id: $0["id"], name: $0["name"], bytes: $0["bytes"], outcome: LoadedFile.Outcome(rawValue: $0["outcome"]) ?? .refused,
                refusal: ($0["refusal"] as String?).map { Refusal(rawValue: $0) ?? .workerFailed })
        }
    }

    static func parts(of load: Identifier<DataLoad>, in db: Database) throws -> [LoadedPart] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT data_part.*, data_file.name FROM data_part JOIN data_file ON data_file.id = data_part.file
                    WHERE data_file.load = ? ORDER BY data_part.id
                    """), arguments: [load]
        ).map { row in
            let (inner, sheet): (String, String) = (row["inner_file"], row["sheet"])
            return LoadedPart(
                id: row["id"], file: row["name"],
                place: [inner, sheet].filter { !$0.isEmpty && $0 != row["name"] }.joined(separator: ", "),
                format: ReturnFormat(rawValue: row["format"]) ?? .annexA, title: row["title"], period: row["period"],
                rows: row["row_count"], entries: row["entry_count"], held: row["held_count"])
        }
    }

    static func notes(of load: Identifier<DataLoad>, in db: Database) throws -> [(file: String, table: String, note: ReturnNote)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT data_note.*, data_file.name, coalesce(data_part.title, '') AS title FROM data_note
                    JOIN data_file ON data_file.id = data_note.file LEFT JOIN data_part ON data_part.id = data_note.part
                    WHERE data_file.load = ? ORDER BY data_note.id LIMIT 500
                    """), arguments: [load]
        ).compactMap { row in
            guard let kind = ReturnNote.Kind(rawValue: UInt8(clamping: row["kind"] as Int)) else { return nil }
            return (
                row["name"], row["title"],
                ReturnNote(kind, column: row["column_name"], value: row["value"], count: row["count"])
            )
        }
    }
}

/// A row that was held back, with where it came from.
struct HeldLine: Sendable {
    let file: String
    let table: String
    let row: HeldRow
}

/// What a person looks for among the rows held back of one load.
struct HeldQuery: Sendable {
    var table = ""
    var reason: HeldReason?

    func lines(of load: Identifier<DataLoad>, in db: Database) throws -> [HeldLine] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT held_row.*, data_file.name, data_part.title, inner_file, sheet FROM held_row
                    JOIN data_part ON data_part.id = held_row.part JOIN data_file ON data_file.id = data_part.file
                    WHERE data_file.load = ?1 AND (?2 = '' OR data_part.title = ?2) AND (?3 IS NULL OR reason = ?3)
                    ORDER BY held_row.id LIMIT 50000
                    """), arguments: [load, table, reason?.rawValue]
        ).compactMap { row in
            guard let reason = HeldReason(rawValue: UInt8(clamping: row["reason"] as Int)) else { return nil }
            let inner: String = row["inner_file"]
            return HeldLine(
                file: inner.isEmpty ? row["name"] : inner, table: row["title"],
                row: HeldRow(
                    row: row["source_row"], reason: reason, column: row["column_name"], value: row["value"], child: row["child"]))
        }
    }
}
