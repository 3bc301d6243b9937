import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Ties the record of a child here to its number in the case system.
enum ChildNumbers {
    /// One refusal for every reason, so that nobody learns whose number it is.
    private static let refusal = Problems("number", "You cannot use this child ID for a record of your teams. Check it in the case system.")

    /// What is loaded under a number that this person may tie to a record; nil where nothing is loaded yet.
    static func facts(_ number: LAChildID, for child: Identifier<Child>?, _ asker: Requester, in db: Database) throws -> CaseFacts? {
        let taken = try CaseFactsRows.record(of: number, in: db)
        if let taken, taken != child { throw refusal }
        if try HiddenChildIDs.of(asker, in: db).contains(number.text) { throw refusal }
        guard let (facts, _) = try CaseFactsRows.found(number, in: db) else { return nil }
        let tree = try Teams.tree(in: db)
        if let team = tree.all.first(where: { $0.name == facts.team }), try !WithinScope.reaches(team.id, asker, in: db) { throw refusal }
        return facts
    }

    /// Nil takes the tie away.
    static func tie(_ number: LAChildID?, to child: Identifier<Child>, in db: Database) throws {
        try db.execute(sql: "DELETE FROM child_number WHERE child = ?", arguments: [child])
        guard let number else { return }
        try db.execute(sql: "INSERT INTO child_number (child, number) VALUES (?, ?)", arguments: [child, number.text])
    }

    /// The family here of a brother or sister in the case system’s own family, so that both are in one.
    static func family(of facts: CaseFacts, in db: Database) throws -> Identifier<Family>? {
        guard let family = facts.family else { return nil }
        return try LoadedFamilies.here([family], in: db).first
    }
}

/// Which family here is which in the case system, by the children that are in both. The family that the case system names for a child is
/// found by an index, so that no question reads every child’s details.
enum LoadedFamilies {
    /// The family that an entry of a child’s details names: written as in the index `entry_of_family`.
    static let name: SQL = """
        CASE WHEN instr(child_entry.facts, '"family":"') > 0 THEN nullif(substr(substr(child_entry.facts,
            instr(child_entry.facts, '"family":"') + 10), 1, instr(substr(child_entry.facts,
            instr(child_entry.facts, '"family":"') + 10), '"') - 1), '') END
        """
    private static let details: SQL = """
        child_entry JOIN data_part ON data_part.id = child_entry.part AND data_part.in_force = 1
        JOIN loaded_child ON loaded_child.id = child_entry.child
        """

    /// The case system’s families of the children whose records here are in one of these families.
    static func inCaseSystem(of families: Set<Identifier<Family>>, in db: Database) throws -> Set<String> {
        if families.isEmpty { return [] }
        let sql: SQL = """
            SELECT DISTINCT \(name) FROM child JOIN child_number ON child_number.child = child.id
            CROSS JOIN loaded_child ON loaded_child.number = child_number.number
            CROSS JOIN child_entry ON child_entry.child = loaded_child.id
            CROSS JOIN data_part ON data_part.id = child_entry.part AND data_part.in_force = 1
            WHERE child.family IN \(families.sorted { $0.text < $1.text }) AND child_entry.kind = 1 AND \(name) IS NOT NULL
            """
        return Set(try SQLRequest<String>(literal: sql, cached: true).fetchAll(db))
    }

    /// Families here of the children whose family in the case system is one of these.
    static func here(_ families: Set<String>, in db: Database) throws -> [Identifier<Family>] {
        if families.isEmpty { return [] }
        let sql: SQL = """
            SELECT child.family FROM \(details) JOIN child_number ON child_number.number = loaded_child.number
            JOIN child ON child.id = child_number.child WHERE child_entry.kind = 1 AND \(name) IN \(families.sorted())
            GROUP BY child.family ORDER BY min(child.rowid)
            """
        return try SQLRequest<Identifier<Family>>(literal: sql, cached: true).fetchAll(db)
    }
}

/// IDs of children that are closed to somebody by a block on their family, whether a record of them is kept here or not, and of those whose
/// record is restricted to other readers: the pages about data leave them out.
enum HiddenChildIDs {
    static func of(_ requester: Requester, in db: Database) throws -> Set<String> {
        let families = try Identifier<Family>.fetchAll(
            db.cachedStatement(sql: "SELECT family FROM family_block WHERE account = ? AND lifted_on IS NULL"),
            arguments: [requester.worker])
        return try of(Set(families), in: db).union(restricted(to: requester, in: db))
    }

    /// IDs of the children whose records are restricted and do not open for this person.
    private static func restricted(to requester: Requester, in db: Database) throws -> Set<String> {
        let sql: SQL = """
            SELECT number FROM child_number WHERE child IN (SELECT child FROM child_restriction WHERE lifted_on IS NULL)
                AND NOT \(ChildVisibility.condition(for: requester, column: "child_number.child"))
            """
        return try OneChild.numbers(of: Set(try SQLRequest<String>(literal: sql, cached: true).fetchAll(db)), in: db)
    }

    /// IDs of the children of some families here, of their families in the case system, and of every other ID of them.
    static func of(_ families: Set<Identifier<Family>>, in db: Database) throws -> Set<String> {
        if families.isEmpty { return [] }
        let sql = reached(from: "\(families.sorted { $0.text < $1.text })")
        return Set(try SQLRequest<String>(literal: sql, cached: true).fetchAll(db))
    }

    /// The same as a query, for conditions.
    static func sql(of worker: Identifier<Worker>) -> SQL {
        reached(from: "(SELECT family FROM family_block WHERE account = \(worker) AND lifted_on IS NULL)")
    }

    /// A child’s other ID may have another family in the case system, and a brother in it another ID again, so it goes on until nothing is
    /// added. The plus takes the type of the column away, with which the index of families would not be used.
    private static func reached(from families: SQL) -> SQL {
        let (name, isDetails): (SQL, SQL) = (LoadedFamilies.name, "child_entry.kind = 1 AND \(LoadedFamilies.name) IS NOT NULL")
        let inForce: SQL = "CROSS JOIN data_part ON data_part.id = child_entry.part AND data_part.in_force = 1"
        return """
            WITH RECURSIVE hidden (is_family, value) AS (
                SELECT 0, child_number.number FROM child JOIN child_number ON child_number.child = child.id WHERE child.family IN \(families)
                UNION SELECT 1, \(name) FROM hidden CROSS JOIN loaded_child ON loaded_child.number = hidden.value
                    CROSS JOIN child_entry ON child_entry.child = loaded_child.id \(inForce) WHERE NOT hidden.is_family AND \(isDetails)
                UNION SELECT 0, loaded_child.number FROM hidden CROSS JOIN child_entry ON \(name) = +hidden.value \(inForce)
                    CROSS JOIN loaded_child ON loaded_child.id = child_entry.child WHERE hidden.is_family AND \(isDetails)
                UNION SELECT 0, other.number FROM hidden CROSS JOIN loaded_child ON loaded_child.number = hidden.value
                    CROSS JOIN child_match ON child_match.child = loaded_child.id CROSS JOIN loaded_child AS other ON other.id = child_match.same_as
                    WHERE NOT hidden.is_family
                UNION SELECT 0, other.number FROM hidden CROSS JOIN loaded_child ON loaded_child.number = hidden.value
                    CROSS JOIN child_match ON child_match.same_as = loaded_child.id CROSS JOIN loaded_child AS other ON other.id = child_match.child
                    WHERE NOT hidden.is_family
            ) SELECT value FROM hidden WHERE NOT is_family
            """
    }
}

/// The IDs of one child.
enum OneChild {
    /// Every ID that is tied to one of these by a pair, or by a pair of a pair, whichever of the two was made the main one.
    static func numbers(of numbers: Set<String>, in db: Database) throws -> Set<String> {
        if numbers.isEmpty { return [] }
        let sql: SQL = """
            WITH RECURSIVE same (id) AS (
                SELECT id FROM loaded_child WHERE number IN \(numbers.sorted())
                UNION SELECT child_match.same_as FROM same JOIN child_match ON child_match.child = same.id
                UNION SELECT child_match.child FROM same JOIN child_match ON child_match.same_as = same.id)
            SELECT number FROM same JOIN loaded_child ON loaded_child.id = same.id
            """
        return numbers.union(try SQLRequest<String>(literal: sql, cached: true).fetchAll(db))
    }
}

extension OwnFamilies {
    /// After a load, a match or a tie to the case system: a record whose brother or sister there belongs to a family that is a worker’s own is closed
    /// to that worker too, with its whole family here; and every block follows the child to another record of it.
    static func closeLoaded(in store: Store, _ asker: Requester, _ db: Database) throws {
        let sql = """
            SELECT DISTINCT family_link.family, family_block.account FROM family_link
            JOIN family_block ON family_block.id = family_link.block AND family_block.lifted_on IS NULL
            """
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
            let (family, worker): (Identifier<Family>, Identifier<Worker>) = (row[0], row[1])
            for other in try LoadedFamilies.here(try LoadedFamilies.inCaseSystem(of: [family], in: db), in: db) {
                try close(other, to: worker, in: store, asker, db)
            }
        }
        try BlocksThatFollow.close(in: store, asker, db)
    }

    private static func close(
        _ family: Identifier<Family>, to worker: Identifier<Worker>, in store: Store, _ asker: Requester, _ db: Database
    )
        throws
    {
        if try !ChildStore.isBlocked(worker, from: family, in: db) {
            let id = Identifier<FamilyBlock>()
            try db.execute(
                sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, family, worker, OwnFamilies.blockReason, asker.today, asker.changer.account])
            try store.note(.governChildren, on: id.text, by: asker.changer, ground: "block set by a load", in: db)
        }
        for facts in try ChildFactsRows.facts(where: "child.family = \(family)", on: asker.today, in: db) {
            try restrict(facts, worker, store, asker, in: db)
        }
    }
}
