import ChildRecords
import ChildReturns
import GRDB
import SiteKit
import Vocabulary

/// What should make a person stop before a load is accepted, and stops a command.
enum LoadDoubts {
    static func of(_ load: DataLoad, in db: Database) throws -> [String] {
        let returns = try ReturnSets.all(of: load.id, in: db)
        let files = try refused(in: load.id, in: db) + nothingRead(in: load.id, in: db)
        return try files + councils(of: load.id, in: db) + yearNotKnown(returns, in: db) + twice(load.id, in: db)
            + returns.compactMap(\.doubt)
            + (load.difference?.doubts ?? [])
    }

    /// A file of the set that could not be read: what it should have replaced stays as the last load left it.
    private static func refused(in load: Identifier<DataLoad>, in db: Database) throws -> [String] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM data_file WHERE load = :load AND outcome = 'refused'
                UNION ALL SELECT data_note.column_name FROM data_note JOIN data_file ON data_file.id = data_note.file
                WHERE load = :load AND outcome = 'read' AND data_note.kind = :refused
                """, arguments: ["load": load, "refused": ReturnNote.Kind.refused.rawValue])
        guard let first = names.first else { return [] }
        let words = names.count == 1 ? "The file \(first) was" : "\(names.count) files, for example \(first), were"
        return ["\(words) not read. What the current data has of it stays as it is."]
    }

    /// A return without a single entry: perhaps its elements are written otherwise, or it was exported empty.
    private static func nothingRead(in load: Identifier<DataLoad>, in db: Database) throws -> [String] {
        let files = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM data_file WHERE load = ? AND outcome = 'read'
                    AND NOT EXISTS (SELECT 1 FROM data_part WHERE data_part.file = data_file.id) ORDER BY id
                """, arguments: [load])
        let returns = try Row.fetchAll(
            db,
            sql: """
                SELECT data_part.format, place, group_concat(table_name) AS tables FROM data_part
                JOIN data_return ON data_return.id = of_return
                WHERE data_return.load = ? GROUP BY of_return HAVING sum(entry_count) = 0 ORDER BY of_return
                """, arguments: [load]
        ).compactMap { row -> String? in
            let tables = Set((row["tables"] as String).split(separator: ",").map(String.init))
            // Of some tables nothing is kept.
            if TableSpec.all.allSatisfy({ $0.nothingKept != nil || !tables.contains($0.name) }) { return nil }
            let (format, place): (ReturnFormat, String) = (try row.word("format", of: "data_part"), row["place"])
            return place.isEmpty ? format.words : "\(format.words), \(place)"
        }
        return (files + returns).map { "\($0): not a single entry was read from it. Is the file complete?" }
    }

    /// A file of another council: against the council’s own code, or, where that is not set, against the current data.
    private static func councils(of load: Identifier<DataLoad>, in db: Database) throws -> [String] {
        let codes = try codes("data_file.load = \(load)", in: db)
        if codes.isEmpty { return [] }
        if codes.count > 1 { return ["The files are of \(codes.count) councils: \(codes.map(words).joined(separator: ", "))."] }
        guard let code = codes.first else { return [] }
        if let own = try OwnAuthority.read(in: db) {
            return own.code == code
                ? [] : ["The file is of council \(words(code)), and this council is \(own.name) (\(own.code))."]
        }
        let current = try self.codes("data_part.in_force = 1", in: db)
        return current.isEmpty || current.contains(code)
            ? [] : ["The file is of council \(words(code)), and the current data is of \(current.map(words).joined(separator: ", "))."]
    }

    private static func words(_ code: String) -> String {
        LocalAuthorities.england[code: code].map { "\($0.name) (\(code))" } ?? code
    }

    private static func codes(_ condition: SQL, in db: Database) throws -> [String] {
        let sql: SQL = """
            SELECT DISTINCT value FROM data_note JOIN data_file ON data_file.id = data_note.file
            JOIN data_part ON data_part.file = data_file.id
            WHERE data_note.kind = \(ReturnNote.Kind.council.rawValue) AND \(condition) ORDER BY value
            """
        return try SQLRequest<String>(literal: sql).fetchAll(db)
    }

    /// A looked-after return without a year beside years that are current or in the same load: it would be counted beside them.
    private static func yearNotKnown(_ returns: [LoadedReturn], in db: Database) throws -> [String] {
        guard returns.contains(where: { $0.format == .lookedAfter && $0.period.isEmpty }) else { return [] }
        let current =
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM data_part WHERE in_force = 1 AND format = 'looked_after' AND period <> '')") ?? false
        return current || returns.contains { $0.format == .lookedAfter && !$0.period.isEmpty }
            ? ["The year of the looked-after return is not known. Choose it below."] : []
    }

    /// Two files that tell the same table of one form and year: both would count.
    private static func twice(_ load: Identifier<DataLoad>, in db: Database) throws -> [String] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT format, period, files FROM (
                    SELECT format, period, group_concat(DISTINCT coalesce(nullif(inner_file, ''), data_file.name)) AS files
                    FROM data_part JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = ?
                    GROUP BY format, table_name, period HAVING count(DISTINCT data_part.file || '/' || inner_file) > 1)
                """, arguments: [load]
        ).map { row in
            let (format, period, files): (ReturnFormat, String, String) = (
                try row.word("format", of: "data_part"), row["period"], row["files"]
            )
            return "Two files contain the same table of one return, \(format.words)\(period.isEmpty ? "" : " \(period)"): "
                + "\(files.replacing(",", with: ", ")). Both would be counted. Load only one, or check that their rows are different."
        }
    }
}
