import ChildRecords
import ChildReturns
import Foundation
import GRDB
import SiteKit
import Intake
import Vocabulary

/// Reads loads, their files and parts, what was noted about them, and the rows rejected.
enum LoadRows {
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
                            OR (held_count > 0 AND NOT EXISTS (SELECT 1 FROM rejected_row WHERE part = data_part.id))))
                    """), arguments: [load])
        return isGone == false
    }

    private static let loads = """
        SELECT data_load.*, coalesce(begun.name, '') AS begun_name, settled.name AS settled_name FROM data_load
        LEFT JOIN account AS begun ON begun.id = begun_by LEFT JOIN account AS settled ON settled.id = settled_by
        """

    static func all(in db: Database) throws -> [DataLoad] {
        let last = try undoable(in: db)
        return try Row.fetchAll(db.cachedStatement(sql: loads + " ORDER BY number DESC")).map { try load($0, last) }
    }

    static func load(_ id: Identifier<DataLoad>, in db: Database) throws -> DataLoad? {
        let last = try undoable(in: db)
        return try Row.fetchOne(db.cachedStatement(sql: loads + " WHERE data_load.id = ?"), arguments: [id]).map { try load($0, last) }
    }

    private static func load(_ row: Row, _ last: Identifier<DataLoad>?) throws -> DataLoad {
        let difference = try (row["difference"] as String?).map { text -> LoadDifference in
            do { return try JSONDecoder().decode(LoadDifference.self, from: Data(text.utf8)) } catch {
                throw UnreadableValue("data_load", "difference")
            }
        }
        return DataLoad(
            id: row["id"], number: row["number"], state: try row.word("state", of: "data_load"), begun: row["begun_on"],
            begunBy: row["begun_name"], settled: row["settled_on"], settledBy: row["settled_name"], difference: difference,
            words: row["words"], version: row["version"], isLast: row["id"] as Identifier<DataLoad> == last)
    }

    static func files(of load: Identifier<DataLoad>, in db: Database) throws -> [LoadedFile] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, name, bytes, outcome, refusal FROM data_file WHERE load = ? ORDER BY id"), arguments: [load]
        ).map {
            LoadedFile(
                id: $0["id"], name: $0["name"], bytes: $0["bytes"], outcome: try $0.word("outcome", of: "data_file"),
                refusal: try $0.optionalWord("refusal", of: "data_file"))
        }
    }

    /// - Parameter hidden: IDs of children whom the reader may not know of: their rejected rows are not counted, as they are not listed.
    static func parts(of load: Identifier<DataLoad>, hiding hidden: Set<String> = [], in db: Database) throws -> [LoadedPart] {
        let counts: SQL = """
            SELECT part, count(*) AS number FROM rejected_row WHERE child IN \(hidden.sorted()) AND part IN (
                SELECT data_part.id FROM data_part JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = \(load)) GROUP BY part
            """
        let rows = hidden.isEmpty ? [] : try SQLRequest<Row>(literal: counts).fetchAll(db)
        let unseen = Dictionary(rows.map { ($0["part"] as Int64, $0["number"] as Int) }) { first, _ in first }
        return try Row.fetchAll(
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
                format: try row.word("format", of: "data_part"), title: row["title"], period: row["period"],
                rows: row["row_count"], entries: row["entry_count"],
                held: max(0, (row["held_count"] as Int) - (unseen[row["id"] as Int64] ?? 0)))
        }
    }

    static func notes(of load: Identifier<DataLoad>, in db: Database) throws -> [(file: String, table: String, note: ReturnNote)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT data_note.*, data_file.name, coalesce(data_part.title, '') AS title FROM data_note
                    JOIN data_file ON data_file.id = data_note.file LEFT JOIN data_part ON data_part.id = data_note.part
                    WHERE data_file.load = ? ORDER BY data_note.id
                    """), arguments: [load]
        ).map { row in
            let kind: ReturnNote.Kind = try row.word("kind", of: "data_note")
            return (
                row["name"], row["title"],
                ReturnNote(kind, column: row["column_name"], value: row["value"], count: row["count"])
            )
        }
    }
}

/// A row that was rejected, with where it came from.
struct RejectedLine: Sendable {
    let file: String
    let table: String
    let row: RejectedRow
}

/// What a person looks for among the rows rejected of one load.
struct RejectedQuery: Sendable {
    /// More are not listed at once: the page says so.
    static let most = 50_000
    var table = ""
    var reason: RejectionReason?

    func lines(of load: Identifier<DataLoad>, in db: Database) throws -> [RejectedLine] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT rejected_row.*, data_file.name, data_part.title, inner_file, sheet FROM rejected_row
                    JOIN data_part ON data_part.id = rejected_row.part JOIN data_file ON data_file.id = data_part.file
                    WHERE data_file.load = ?1 AND (?2 = '' OR data_part.title = ?2) AND (?3 IS NULL OR reason = ?3)
                    ORDER BY rejected_row.id LIMIT ?4
                    """), arguments: [load, table, reason?.rawValue, RejectedQuery.most]
        ).map { row in
            let reason: RejectionReason = try row.word("reason", of: "rejected_row")
            let inner: String = row["inner_file"]
            return RejectedLine(
                file: inner.isEmpty ? row["name"] : inner, table: row["title"],
                row: RejectedRow(
                    row: row["source_row"], reason: reason, column: row["column_name"], value: row["value"], child: row["child"]))
        }
    }
}

extension LoadDifference {
    /// Compares a load that was read with the current parts that it would replace: for ``Store/computing(_:)``.
    init(of load: Identifier<DataLoad>, in db: Database) throws {
        let new = "SELECT data_part.id FROM data_part JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = :load"
        let old = """
            SELECT was.id FROM data_part AS was WHERE was.in_force = 1 AND EXISTS (
                SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = :load
                    AND new.format = was.format AND new.table_name = was.table_name AND new.period = was.period)
            """
        let arguments: StatementArguments = ["load": load]
        // What several files tell is one thing; what one file tells twice is two. What one part tells alone need not be put together.
        func told(_ parts: String, _ condition: String = "1") -> String {
            """
            SELECT kind, child, day, own, max(times) AS times, max(last) AS last, max(facts) AS facts FROM (
                SELECT kind, child, coalesce(from_day, 0) AS day, CASE WHEN child IS NULL THEN reference WHEN from_day IS NULL AND kind > 1 THEN facts ELSE '' END AS own,
                    CASE WHEN kind > 1 THEN count(*) ELSE 1 END AS times, max(coalesce(until_day, 0)) AS last,
                    max(facts) AS facts
                FROM child_entry WHERE part IN (\(parts)) AND \(condition) GROUP BY part, kind, child, day, own)
            GROUP BY kind, child, day, own
            """
        }
        func first(_ parts: String) throws -> [Line] {
            let read = try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, min(part) <> max(part) OR kind = 1, count(*) FROM child_entry WHERE part IN (\(parts)) GROUP BY kind
                    """, arguments: arguments)
            let shared = read.filter { $0[1] as Bool }.map { $0[0] as Int }
            let source = told(parts, "kind IN (SELECT value FROM json_each(:shared))")
            let rows = try Row.fetchAll(
                db, sql: "SELECT kind, sum(times) FROM (\(source)) GROUP BY kind", arguments: arguments + ["shared": "\(shared)"])
            let alone = read.filter { !($0[1] as Bool) }.map { ($0[0] as Int, $0[2] as Int) }
            return (alone + rows.map { ($0[0] as Int, $0[1] as Int) }).map { kind, now in
                Line(kind: kind, before: 0, now: now, added: now, gone: 0, changed: 0)
            }
        }
        // The case system’s own number of a thing may change overnight: what is the same is known by its child and its first day.
        func compared() throws -> [Line] {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, sum(was), sum(now), sum(max(0, now - was)), sum(max(0, was - now)), sum(was > 0 AND now > 0 AND (ended <> ends OR said <> says))
                    FROM (SELECT kind, sum(was) AS was, sum(now) AS now, max(ended) AS ended, max(ends) AS ends, max(said) AS said,
                            max(says) AS says FROM (
                        SELECT kind, child, day, own, times AS was, 0 AS now, last AS ended, 0 AS ends, facts AS said, '' AS says
                            FROM (\(told(old)))
                        UNION ALL SELECT kind, child, day, own, 0, times, 0, last, '', facts FROM (\(told(new))))
                    GROUP BY kind, child, day, own) GROUP BY kind
                    """, arguments: arguments)
            return rows.map { Line(kind: $0[0], before: $0[1], now: $0[2], added: $0[3], gone: $0[4], changed: $0[5]) }
        }
        func number(_ sql: String) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(sql))", arguments: arguments) ?? 0
        }
        func newestDay(_ parts: String) throws -> Int? {
            try Int.fetchOne(db, sql: "SELECT max(last_day) FROM data_part WHERE id IN (\(parts))", arguments: arguments)
        }
        func of(_ parts: String) -> String { "SELECT DISTINCT child FROM child_entry WHERE child IS NOT NULL AND part IN (\(parts))" }
        let isFirst = try number("SELECT 1 FROM child_entry WHERE part IN (\(old)) LIMIT 1") == 0
        lines = try (isFirst ? first(new) : compared()).sorted { $0.kind < $1.kind }
        self.isFirst = isFirst
        (newest, newestBefore) = (try newestDay(new), try newestDay(old))
        children = try number(of(new))
        childrenAdded = isFirst ? children : try number("\(of(new)) EXCEPT \(of(old))")
        childrenGone = isFirst ? 0 : try number("\(of(old)) EXCEPT \(of(new))")
        pairs = try ChildMatches.find(in: .accepting(load), by: ChildMatches.grounds(in: db), in: db).matches.count
        let current = "SELECT id FROM data_part WHERE in_force = 1"
        hasOther = try number("\(of(current)) LIMIT 1") > 0
        childrenKept = try number("\(of(new)) INTERSECT \(of(current))")
        (birthsCompared, birthsDiffering) = try LoadDifference.births(new, current, arguments, in: db)
    }

    /// How many children have a date of birth in two parts, of which one is new, and how many of them in none the same.
    private static func births(_ parts: String, _ current: String, _ arguments: StatementArguments, in db: Database) throws -> (Int, Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                WITH birth AS (
                    SELECT DISTINCT child, part, json_extract(facts, '$.born') AS born, part IN (\(parts)) AS is_new FROM child_entry
                    WHERE kind = 1 AND facts LIKE '%"born"%' AND (part IN (\(parts)) OR part IN (\(current)))
                ), pair AS (
                    SELECT one.child, max(one.born = other.born) AS same FROM birth AS one
                    JOIN birth AS other ON other.child = one.child AND other.part <> one.part
                    WHERE one.is_new AND one.born IS NOT NULL AND other.born IS NOT NULL GROUP BY one.child
                )
                SELECT count(*) AS compared, coalesce(sum(same = 0), 0) AS differing FROM pair
                """, arguments: arguments)
        return (row?["compared"] ?? 0, row?["differing"] ?? 0)
    }
}
