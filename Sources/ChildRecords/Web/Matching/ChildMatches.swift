import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Which child IDs are one child, by the grounds that the council has switched on. It follows from the current data and is found again
/// whenever that changes.
package enum ChildMatches {
    static let setting = Settings.Name("one-child-two-numbers")

    /// - Throws: ``UnreadableValue`` for a ground that this version does not know.
    static func grounds(in db: Database) throws -> Set<OneChildTwoNumbers.Ground> {
        let text = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'one-child-two-numbers'")) ?? ""
        return Set(
            try text.split(separator: " ").map { try OneChildTwoNumbers.Ground(stored: String($0), "setting", "one-child-two-numbers") })
    }

    /// The matches of some data, found on a reader, with the data and the grounds that they were found for.
    struct Found: Sendable {
        let matches: [OneChildTwoNumbers.Match]
        let version: Int
        let grounds: Set<OneChildTwoNumbers.Ground>
    }

    /// Which data the matches are found for.
    enum DataOf: Sendable {
        case current
        /// The current data once a load is accepted.
        case accepting(Identifier<DataLoad>)
        /// The current data once a load is undone.
        case undoing(Identifier<DataLoad>)

        /// About the table `data_part`.
        fileprivate var condition: SQL {
            switch self {
            case .current: "data_part.in_force = 1"
            case .accepting(let load):
                """
                data_part.file IN (SELECT id FROM data_file WHERE load = \(load)) OR (data_part.in_force = 1 AND NOT EXISTS (
                    SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = \(load)
                        AND new.format = data_part.format AND new.table_name = data_part.table_name AND new.period = data_part.period))
                """
            case .undoing(let load):
                """
                data_part.replaced_by = \(load)
                    OR (data_part.in_force = 1 AND data_part.file NOT IN (SELECT id FROM data_file WHERE load = \(load)))
                """
            }
        }
    }

    /// Reads the details of every child where a ground is on: for ``Store/computing(_:)``.
    static func find(in data: DataOf, by grounds: Set<OneChildTwoNumbers.Ground>, in db: Database) throws -> Found {
        let version = try DataVersion.current(in: db)
        if grounds.isEmpty { return Found(matches: [], version: version, grounds: grounds) }
        let sql: SQL = """
            SELECT number, format, facts FROM child_entry JOIN data_part ON data_part.id = child_entry.part
            JOIN loaded_child ON loaded_child.id = child_entry.child WHERE child_entry.kind = 1 AND (\(data.condition))
            """
        var details: [LAChildID: [Entry]] = [:]
        let rows = try SQLRequest<Row>(literal: sql).fetchCursor(db)
        while let row = try rows.next() {
            guard let number = LAChildID(row["number"] as String) else { throw UnreadableValue("loaded_child", "number") }
            let format = try ReturnFormat(stored: row["format"], "data_part", "format")
            details[number, default: []].append(
                Entry(.person, child: number, facts: FactText.read(row["facts"]), origin: Origin(format: format, file: 0, row: 0)))
        }
        let known = details.map { OneChildTwoNumbers.Known($0.key, $0.value) }
        return Found(matches: OneChildTwoNumbers.matches(known, by: grounds), version: version, grounds: grounds)
    }

    /// Puts what was found in the place of what there is, touching only the pairs that change.
    /// - Throws: ``LoadRefusal/changedMeanwhile`` where the data or the grounds changed after it was found.
    static func replace(by found: Found, in db: Database) throws {
        guard try DataVersion.current(in: db) == found.version, try grounds(in: db) == found.grounds else {
            throw LoadRefusal.changedMeanwhile
        }
        var new = Set(found.matches)
        let lines = try all(in: db)
        for line in lines where new.remove(.init(number: line.number, also: line.also, ground: line.ground)) == nil {
            try db.cachedStatement(sql: "DELETE FROM child_match WHERE child = ?").execute(arguments: [line.id])
        }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO child_match (child, same_as, ground) SELECT also.id, main.id, ?3 FROM loaded_child AS also, loaded_child AS main
                WHERE also.number = ?1 AND main.number = ?2
                """)
        for match in new { try insert.execute(arguments: [match.also.text, match.number.text, match.ground.rawValue]) }
    }

    /// The other IDs of children who have several, and the main one of each other ID.
    /// - Parameter condition: about `one`, a child as it is loaded under one of the IDs.
    static func aliases(of condition: SQL, in db: Database) throws -> (
        behind: [String: [(id: Int64, number: LAChildID)]], stands: [String: LAChildID]
    ) {
        var (behind, stands): ([String: [(id: Int64, number: LAChildID)]], [String: LAChildID]) = ([:], [:])
        for match in try all("main.id IN (SELECT one.id FROM loaded_child AS one WHERE \(condition))", in: db) {
            behind[match.number.text, default: []].append((match.id, match.also))
        }
        for match in try all("also.id IN (SELECT one.id FROM loaded_child AS one WHERE \(condition))", in: db) {
            stands[match.also.text] = match.number
        }
        return (behind, stands)
    }

    struct Line: Sendable {
        let id: Int64
        let number, also: LAChildID
        let ground: OneChildTwoNumbers.Ground
    }

    /// - Parameter condition: about `main` and `also`, the two of a pair.
    static func all(_ condition: SQL = "1", in db: Database) throws -> [Line] {
        let sql: SQL = """
            SELECT also.id, main.number, also.number AS also, ground FROM child_match
            JOIN loaded_child AS also ON also.id = child_match.child JOIN loaded_child AS main ON main.id = same_as
            WHERE \(condition) ORDER BY main.number, also.number
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row in
            guard let number = LAChildID(row["number"] as String), let also = LAChildID(row["also"] as String) else {
                throw UnreadableValue("loaded_child", "number")
            }
            return Line(
                id: row["id"], number: number, also: also,
                ground: try OneChildTwoNumbers.Ground(stored: row["ground"], "child_match", "ground"))
        }
    }

    static func count(in db: Database) throws -> Int { try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM child_match")) ?? 0 }

    /// Why a record has other IDs too; empty where it has one only.
    static func grounds(of number: String, in db: Database) throws -> [OneChildTwoNumbers.Ground] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT ground FROM child_match JOIN loaded_child ON loaded_child.id = same_as WHERE number = ? ORDER BY ground
                    """), arguments: [number]
        ).map { try OneChildTwoNumbers.Ground(stored: $0, "child_match", "ground") }
    }
}
