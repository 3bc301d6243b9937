import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Reads what decides about records, and never a name.
enum ChildFactsRows {
    static func facts(of child: Identifier<Child>, on today: Day, in db: Database) throws -> (ChildFacts, Identifier<Family>)? {
        try facts(where: "child.id = ?", [child], on: today, in: db).first
    }

    /// - Parameter condition: written in this program, about the table `child`.
    static func facts(where condition: StaticString = "1 = 1", _ arguments: StatementArguments = [], on today: Day, in db: Database) throws
        -> [(ChildFacts, Identifier<Family>)]
    {
        let tree = try Teams.tree(in: db)
        var paths: [Identifier<Team>: [Identifier<Team>]] = [:]
        for team in tree.all { paths[team.id] = tree.path(of: team.id) }
        let allocated = try pairs(
            """
            SELECT child.id, child_allocation.account FROM child JOIN child_allocation ON child_allocation.child = child.id
            WHERE \(condition) AND from_day <= ? AND (until IS NULL OR until >= ?)
            """, arguments + [today, today], in: db)
        let blocked = try pairs(
            """
            SELECT child.id, family_block.account FROM child JOIN family_block ON family_block.family = child.family
            WHERE \(condition) AND lifted_on IS NULL
            """, arguments, in: db)
        let restrictions = try restrictions(where: condition, arguments, in: db)
        let sql = "SELECT id, number, team, family FROM child WHERE \(condition)"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            let (id, team): (Identifier<Child>, Identifier<Team>) = (row["id"], row["team"])
            let facts = ChildFacts(
                id: id, number: row["number"], teams: paths[team] ?? [], allocated: allocated[id] ?? [], restriction: restrictions[id],
                blocked: blocked[id] ?? [])
            return (facts, row["family"])
        }
    }

    static func restrictions(where condition: StaticString, _ arguments: StatementArguments, in db: Database) throws
        -> [Identifier<Child>: Restriction]
    {
        let readers = try pairs(
            """
            SELECT child.id, restriction_reader.account FROM child
            JOIN child_restriction ON child_restriction.child = child.id AND lifted_on IS NULL
            JOIN restriction_reader ON restriction_reader.restriction = child_restriction.id WHERE \(condition)
            """, arguments, in: db)
        let sql = """
            SELECT child.id, ground, review_by FROM child
            JOIN child_restriction ON child_restriction.child = child.id AND lifted_on IS NULL WHERE \(condition)
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row -> (Identifier<Child>, Restriction) in
            let id: Identifier<Child> = row["id"]
            let ground = Restriction.Ground(rawValue: row["ground"]) ?? .highRisk
            return (id, Restriction(ground: ground, reviewBy: row["review_by"], readers: readers[id] ?? []))
        }
        return Dictionary(rows) { first, _ in first }
    }

    private static func pairs(_ sql: String, _ arguments: StatementArguments, in db: Database) throws
        -> [Identifier<Child>: Set<Identifier<Worker>>]
    {
        var sets: [Identifier<Child>: Set<Identifier<Worker>>] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments) {
            let (child, worker): (Identifier<Child>, Identifier<Worker>) = (row[0], row[1])
            sets[child, default: []].insert(worker)
        }
        return sets
    }
}
