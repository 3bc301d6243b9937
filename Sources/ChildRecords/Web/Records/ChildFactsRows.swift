import ChildRecords
import Foundation
import GRDB
import Vocabulary

/// Reads who a record is allocated to, who is blocked from it and how it is restricted, and never a name.
enum ChildFactsRows {
    static func facts(of child: Identifier<Child>, on today: Day, in db: Database) throws -> ChildFacts? {
        try facts(where: "child.id = \(child)", on: today, in: db).first
    }

    /// The facts of a record, unless a block hides its family from the worker.
    static func facts(of child: Identifier<Child>, unlessHiddenFrom worker: Identifier<Worker>, on today: Day, in db: Database) throws
        -> ChildFacts?
    {
        try facts(where: "child.id = \(child) AND \(BlockBeatsAll.spares(worker))", on: today, in: db).first
    }

    /// - Parameter condition: about the table `child`.
    static func facts(where condition: SQL, on today: Day, in db: Database) throws -> [ChildFacts] {
        let allocated = try pairs(
            """
            SELECT child.id, child_allocation.account FROM child JOIN child_allocation ON child_allocation.child = child.id
            WHERE \(condition) AND from_day <= \(today) AND (until IS NULL OR until >= \(today))
            """, in: db)
        let blocked = try pairs(
            """
            SELECT child.id, family_block.account FROM child JOIN family_block ON family_block.family = child.family
            WHERE \(condition) AND lifted_on IS NULL
            """, in: db)
        let restrictions = try restrictions(where: condition, in: db)
        let sql: SQL = "SELECT id, number FROM child WHERE \(condition)"
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row in
            let id: Identifier<Child> = row["id"]
            return ChildFacts(
                id: id, number: row["number"], allocated: allocated[id] ?? [], restriction: restrictions[id], blocked: blocked[id] ?? [])
        }
    }

    private static func restrictions(where condition: SQL, in db: Database) throws -> [Identifier<Child>: Restriction] {
        let readers = try pairs(
            """
            SELECT child.id, restriction_reader.account FROM child
            JOIN child_restriction ON child_restriction.child = child.id AND lifted_on IS NULL
            JOIN restriction_reader ON restriction_reader.restriction = child_restriction.id WHERE \(condition)
            """, in: db)
        let sql: SQL = """
            SELECT child.id, ground, review_by FROM child
            JOIN child_restriction ON child_restriction.child = child.id AND lifted_on IS NULL WHERE \(condition)
            """
        let rows = try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row -> (Identifier<Child>, Restriction) in
            let id: Identifier<Child> = row["id"]
            let ground = try Restriction.Ground(stored: row["ground"], "child_restriction", "ground")
            return (id, Restriction(ground: ground, reviewBy: row["review_by"], readers: readers[id] ?? []))
        }
        return Dictionary(rows) { first, _ in first }
    }

    private static func pairs(_ sql: SQL, in db: Database) throws -> [Identifier<Child>: Set<Identifier<Worker>>] {
        var sets: [Identifier<Child>: Set<Identifier<Worker>>] = [:]
        for row in try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db) {
            let (child, worker): (Identifier<Child>, Identifier<Worker>) = (row[0], row[1])
            sets[child, default: []].insert(worker)
        }
        return sets
    }
}
