import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A record as its asker may have it.
package enum ChildRead: Sendable {
    case open(Child, ChildAccess.Through)
    case restricted(RestrictedChild)
}

/// The only way to a child's name: it decides first, and reads what the record says only when the decision is to open it.
package enum ChildDoor {
    package static func read(_ id: Identifier<Child>, for asker: Asker, in db: Database) throws -> ChildRead {
        guard let facts = try ChildFactsRows.facts(of: id, on: asker.today, in: db)?.0 else { throw NotFound() }
        return try open(facts, for: try reader(asker, in: db), asker, in: db)
    }

    /// The record, for an act that changes it. A restricted record is not changed by those it is closed to.
    static func change(_ id: Identifier<Child>, by asker: Asker, in db: Database) throws -> Child {
        switch try read(id, for: asker, in: db) {
        case .open(let child, _): return child
        case .restricted: throw ClosedRecord()
        }
    }

    /// The record by its number alone, for those who look at who looked: its name is never read.
    static func facts(of id: Identifier<Child>, for asker: Asker, in db: Database) throws -> ChildAccess.Decision {
        guard let facts = try ChildFactsRows.facts(of: id, on: asker.today, in: db)?.0 else { throw NotFound() }
        let decision = ChildAccess.decide(try reader(asker, in: db), facts, at: asker.now)
        if decision == .notThere { throw NotFound() }
        return decision
    }

    /// Every record the asker may know of, with what was decided. The names of the open ones come with ``names(of:in:)``.
    static func all(for asker: Asker, in db: Database) throws -> [(ChildFacts, ChildAccess.Decision)] {
        let reader = try reader(asker, in: db)
        return try ChildFactsRows.facts(on: asker.today, in: db).compactMap { facts, _ in
            let decision = ChildAccess.decide(reader, facts, at: asker.now)
            return decision == .notThere ? nil : (facts, decision)
        }
    }

    static func reader(_ asker: Asker, in db: Database) throws -> Reader {
        Reader(asker.worker, asker.reach, openings: try EmergencyRows.recent(by: asker.worker, at: asker.now, in: db))
    }

    private static func open(_ facts: ChildFacts, for reader: Reader, _ asker: Asker, in db: Database) throws -> ChildRead {
        switch ChildAccess.decide(reader, facts, at: asker.now) {
        case .notThere: throw NotFound()
        case .restricted(let child): return .restricted(child)
        case .open(let through):
            guard let child = try child(facts.id, restriction: facts.restriction, in: db) else { throw NotFound() }
            return .open(child, through)
        }
    }

    private static func child(_ id: Identifier<Child>, restriction: Restriction?, in db: Database) throws -> Child? {
        let sql = """
            SELECT child.*, family.number AS family_number FROM child JOIN family ON family.id = child.family WHERE child.id = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { return nil }
        let born: Day? = row["born"]
        let expected: Day? = row["expected"]
        guard let birth = born.map(Birth.born) ?? expected.map(Birth.expected) else { return nil }
        return Child(
            id: id, number: row["number"], name: row["name"], birth: birth,
            family: Family(id: row["family"], number: row["family_number"]), team: row["team"],
            allocations: try allocations(of: id, in: db),
            restriction: restriction, version: row["version"])
    }

    private static func allocations(of child: Identifier<Child>, in db: Database) throws -> [Allocation] {
        let sql = """
            SELECT child_allocation.id, child_allocation.account, account.name, from_day, until
            FROM child_allocation JOIN account ON account.id = child_allocation.account WHERE child = ? ORDER BY from_day DESC, account.name
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [child]).map {
            Allocation(id: $0["id"], worker: $0["account"], name: $0["name"], from: $0["from_day"], until: $0["until"])
        }
    }
}

/// The record is restricted and the asker is not one of its readers.
struct ClosedRecord: InWords {
    var words: String { "This record is restricted. Only its named readers may change it." }
}
