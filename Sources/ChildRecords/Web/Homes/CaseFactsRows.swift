import ChildRecords
import GRDB
import Vocabulary

/// Reads what the case system says of a child whose record is kept here. It decides about nobody’s right to see it: a page asks
/// ``ChildDoor`` first.
package enum CaseFactsRows {
    /// The number by which the case system knows the child of a record.
    package static func number(of child: Identifier<Child>, in db: Database) throws -> LAChildID? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT number FROM child_number WHERE child = ?"), arguments: [child])
            .flatMap { LAChildID($0) }
    }

    static func record(of number: LAChildID, in db: Database) throws -> Identifier<Child>? {
        try Identifier<Child>.fetchOne(
            db.cachedStatement(sql: "SELECT child FROM child_number WHERE number = ?"), arguments: [number.text])
    }

    /// Everything the current data say, and what of it a record here has too; nil where no load current tells of the child.
    static func found(_ number: LAChildID, in db: Database) throws -> (facts: CaseFacts, history: ChildHistory)? {
        guard let history = try HistoryRows.history(of: number, in: db) else { return nil }
        let name = try LoadedNames.name(of: number, in: db)
        let team = try history.team.map { try CaseFactsRows.team($0, in: db) ?? $0 }
        return (CaseFacts(number, birth: history.child.birth, name: name, team: team, family: history.child.family), history)
    }

    /// What the current data say under a number; nil where none tells of it.
    package static func facts(under number: LAChildID, in db: Database) throws -> CaseFacts? { try found(number, in: db)?.facts }

    static func facts(of child: Identifier<Child>, in db: Database) throws -> CaseFacts? {
        try number(of: child, in: db).flatMap { try found($0, in: db)?.facts }
    }

    /// The name of a team that a load knows by its identifier.
    private static func team(_ id: String, in db: Database) throws -> String? {
        let sql = """
            SELECT facts FROM child_entry JOIN data_part ON data_part.id = child_entry.part AND in_force = 1
            WHERE child_entry.kind = ?1 AND child IS NULL AND reference = ?2 AND data_part.table_name = 'ssd_department' LIMIT 1
            """
        let facts = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [EntryKind.department.rawValue, id])
        return FactText.read(facts)[.name]
    }

    /// The differences of one record that nobody has settled.
    static func differences(of child: Child, teams: TeamTree, in db: Database) throws -> [FieldDifference] {
        guard let loaded = try facts(of: child.id, in: db) else { return [] }
        let settled = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT field, ours, theirs FROM resolved_difference WHERE child = ?"), arguments: [child.id]
        ).compactMap { row in
            ChildField(rawValue: row["field"]).map { FieldDifference($0, ours: row["ours"], theirs: row["theirs"]) }
        }
        return DifferencesToSettle.found(
            name: child.name, birth: child.birth, team: teams.team(child.team)?.name ?? "", loaded,
            isTeam: { name in teams.all.contains { $0.name == name } }, settled: Set(settled))
    }
}
