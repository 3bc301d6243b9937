import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Which numbers of the council are one child, by the grounds that the council has switched on. It follows from the data in force and is
/// made anew whenever that changes.
package enum ChildMatches {
    static let setting = Settings.Name("one-child-two-numbers")

    static func grounds(in db: Database) throws -> Set<OneChildTwoNumbers.Ground> {
        let text =
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'one-child-two-numbers'")) ?? ""
        return Set(text.split(separator: " ").compactMap { OneChildTwoNumbers.Ground(rawValue: String($0)) })
    }

    static func renew(in db: Database) throws {
        try db.execute(sql: "DELETE FROM child_match")
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO child_match (child, same_as, ground) SELECT also.id, stands.id, ?3 FROM loaded_child AS also, loaded_child AS stands
                WHERE also.number = ?1 AND stands.number = ?2
                """)
        for match in try find("data_part.in_force = 1", [], in: db) {
            try insert.execute(arguments: [match.also.text, match.number.text, match.ground.rawValue])
        }
    }

    /// How many matches there will be once a load is accepted.
    static func count(with load: Identifier<DataLoad>, in db: Database) throws -> Int {
        try find(
            """
            data_part.file IN (SELECT id FROM data_file WHERE load = ?1) OR (data_part.in_force = 1 AND NOT EXISTS (
                SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = ?1
                    AND new.format = data_part.format AND new.table_name = data_part.table_name AND new.period = data_part.period))
            """, [load], in: db
        ).count
    }

    /// - Parameter condition: written in this program, about the table `data_part`.
    private static func find(_ condition: StaticString, _ arguments: StatementArguments, in db: Database) throws
        -> [OneChildTwoNumbers.Match]
    {
        let grounds = try grounds(in: db)
        if grounds.isEmpty { return [] }
        let condition = condition.description
        let sql = """
            SELECT number, format, facts FROM child_entry JOIN data_part ON data_part.id = child_entry.part
            JOIN loaded_child ON loaded_child.id = child_entry.child WHERE child_entry.kind = 1 AND (\(condition))
            """
        var particulars: [CouncilNumber: [Entry]] = [:]
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            guard let number = CouncilNumber(row["number"] as String), let format = ReturnFormat(rawValue: row["format"]) else { continue }
            particulars[number, default: []].append(
                Entry(.person, child: number, facts: FactText.read(row["facts"]), origin: Origin(format: format, file: 0, row: 0)))
        }
        return OneChildTwoNumbers.matches(particulars.map { OneChildTwoNumbers.Known($0.key, $0.value) }, by: grounds)
    }

    /// The numbers behind each number that stands for a child with several.
    static func aliases(in db: Database) throws -> (behind: [String: [(id: Int64, number: CouncilNumber)]], stands: [String: String]) {
        var (behind, stands): ([String: [(id: Int64, number: CouncilNumber)]], [String: String]) = ([:], [:])
        for match in try all(in: db) {
            behind[match.number.text, default: []].append((match.id, match.also))
            stands[match.also.text] = match.number.text
        }
        return (behind, stands)
    }

    struct Line: Sendable {
        let id: Int64
        let number, also: CouncilNumber
        let ground: OneChildTwoNumbers.Ground
    }

    static func all(in db: Database) throws -> [Line] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT also.id, stands.number, also.number AS also, ground FROM child_match
                    JOIN loaded_child AS also ON also.id = child_match.child JOIN loaded_child AS stands ON stands.id = same_as
                    ORDER BY stands.number, also.number
                    """)
        ).compactMap { row in
            guard let number = CouncilNumber(row["number"] as String), let also = CouncilNumber(row["also"] as String),
                let ground = OneChildTwoNumbers.Ground(rawValue: row["ground"])
            else { return nil }
            return Line(id: row["id"], number: number, also: also, ground: ground)
        }
    }

    /// Why the number of a record stands for others too; nil where it stands for itself alone.
    static func grounds(of number: String, in db: Database) throws -> [OneChildTwoNumbers.Ground] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT ground FROM child_match JOIN loaded_child ON loaded_child.id = same_as WHERE number = ? ORDER BY ground
                    """), arguments: [number]
        ).compactMap { OneChildTwoNumbers.Ground(rawValue: $0) }
    }
}

extension LoadStore {
    /// Sets when two numbers are one child, for what is in force and for every load to come.
    func match(by grounds: Set<OneChildTwoNumbers.Ground>, on today: Day, by changer: Changer) async throws {
        if try await store.read({ try ChildMatches.grounds(in: $0) }) == grounds { return }
        try await Settings(store).set(ChildMatches.setting, grounds.map(\.rawValue).sorted().joined(separator: " "), by: changer)
        try await store.change(by: changer, .loadReturns, on: "two numbers", ground: "matched anew") { try ChildMatches.renew(in: $0) }
        try await checkQuality(on: today, by: changer)
    }
}
