import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A record as its requester may have it.
package enum ChildRead: Sendable {
    case open(Child, ChildAccess.Through)
    case restricted(RestrictedChild)
}

/// The only way to a child's name: it asks ``ChildVisibility`` first, and reads what the record says only when the record is open.
package enum ChildDoor {
    /// A record that the requester may know of, without its name.
    package struct Known: Sendable {
        package let id: Identifier<Child>
        package let number: String
        let access: ChildVisibility.Access
    }

    /// - Throws: ``NotFound`` for a record that does not exist, or does not exist for the requester.
    package static func read(_ id: Identifier<Child>, for requester: Requester, in db: Database) throws -> ChildRead {
        let known = try known(id, for: requester, in: db)
        let through: ChildAccess.Through
        switch known.access {
        case .restricted: return .restricted(RestrictedChild(id: id, number: known.number))
        case .scope: through = .scope
        case .reader: through = .namedReader
        case .emergency:
            let openings = try BreakGlassRows.recent(by: requester.worker, at: requester.now, in: db)
            guard let opening = BreakGlassWindow.opening(of: id, among: openings, at: requester.now) else { throw NotFound() }
            through = .emergency(opening)
        }
        return .open(try child(id, on: requester.today, in: db), through)
    }

    /// The record, for an act that changes it. A restricted record is not changed by those it is closed to.
    static func change(_ id: Identifier<Child>, by requester: Requester, in db: Database) throws -> Child {
        switch try read(id, for: requester, in: db) {
        case .open(let child, _): return child
        case .restricted: throw ClosedRecord()
        }
    }

    /// The record by its number alone: its name is never read.
    /// - Throws: ``NotFound`` for a record that does not exist, or does not exist for the requester.
    static func known(_ id: Identifier<Child>, for requester: Requester, in db: Database) throws -> Known {
        guard let known = try all(where: "child.id = \(id)", for: requester, in: db).first else { throw NotFound() }
        return known
    }

    /// How the requester has the record; nil where it does not exist for them.
    static func access(to id: Identifier<Child>, for requester: Requester, in db: Database) throws -> ChildVisibility.Access? {
        try all(where: "child.id = \(id)", for: requester, in: db).first?.access
    }

    /// The records that the requester may know of, by number.
    /// - Parameter condition: about the table `child`.
    static func all(where condition: SQL, for requester: Requester, in db: Database) throws -> [Known] {
        let sql: SQL = """
            SELECT * FROM (SELECT child.id, child.number, \(ChildVisibility.access(for: requester)) AS access FROM child WHERE \(condition))
            WHERE access IS NOT NULL ORDER BY number
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row in
            Known(id: row["id"], number: row["number"], access: try ChildVisibility.Access(stored: row["access"], "child", "access"))
        }
    }

    private static func child(_ id: Identifier<Child>, on today: Day, in db: Database) throws -> Child {
        let sql = """
            SELECT child.*, family.number AS family_number FROM child JOIN family ON family.id = child.family WHERE child.id = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]), let birth = Birth(row) else { throw NotFound() }
        return Child(
            id: id, number: row["number"], name: row["name"], birth: birth,
            family: Family(id: row["family"], number: row["family_number"]), team: row["team"],
            allocations: try allocations(of: id, in: db),
            restriction: try ChildFactsRows.facts(of: id, on: today, in: db)?.restriction, version: row["version"])
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

extension Birth {
    /// Nil where the row has neither date.
    init?(_ row: Row) {
        let (born, expected): (Day?, Day?) = (row["born"], row["expected"])
        guard let birth = born.map(Birth.born) ?? expected.map(Birth.expected) else { return nil }
        self = birth
    }
}

/// The record is restricted and the requester is not one of its readers.
struct ClosedRecord: InWords {
    var words: String { "This record is restricted. Only its named readers can change it." }
}

/// A child's name for one purpose: to see whether a text that may leave the service holds it. No page ever shows it.
package struct NameForComparison: Sendable {
    package let name: String
    /// The record is restricted or blocked for whoever has the text checked.
    package let isClosed: Bool
}

extension ChildDoor {
    /// Every name, also of restricted and blocked records: what must not leave must be found whoever looks. The answer says which records
    /// are closed to the asker, so that a hit on one can be told to the information governance lead; it says nothing else.
    package static func namesForComparison(askedBy asker: Identifier<Worker>, on today: Day, in db: Database) throws -> [NameForComparison]
    {
        // Whatever their roles: what matters here is only whether a restriction names them and no block hides the family from them.
        let anybody = Requester(
            worker: asker, reach: Reach(ordinary: [.wholeService]), today: today, now: Date(), changer: Changer(account: asker.text))
        let sql: SQL = """
            SELECT name, coalesce(\(ChildVisibility.access(for: anybody)), 'restricted') = 'restricted' AS is_closed FROM child
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map {
            NameForComparison(name: $0["name"], isClosed: $0["is_closed"])
        }
    }
}
