import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A line of a list: with a name, or without one.
struct ChildLine: Sendable {
    /// What a line shows of a record that is open.
    struct Record: Sendable {
        let name: String
        let birth: Birth
        let team: String
        /// Names of the workers the child is allocated to on the day.
        let workers: [String]
        let isRestricted: Bool
    }

    let id: Identifier<Child>
    let number: String
    /// Nil for a restricted record that is closed to the requester.
    let record: Record?
}

/// What a person looks for. A restricted record is found by its number alone, so that a search for a name does not confirm one.
struct ChildQuery: Sendable {
    static let pageLength = 25
    var words = ""
    var team: Identifier<Team>?
    var page = 1

    /// True in SQL for the rows of `child` that the query asks for.
    /// - Parameter access: the expression of how the requester has the record.
    fileprivate func condition(_ access: SQL) -> SQL {
        var condition: SQL = "1"
        if let team { condition = WithinScope.reaches(team: "child.team", [.team(team)]) }
        let words = ChildQuery.plain(self.words)
        if words.isEmpty { return condition }
        return """
            \(condition) AND is_child_found(child.number, CASE WHEN \(access) <> 'restricted' THEN child.name END, \(words))
            """
    }

    /// Compares the beginnings of names as a person means them, whatever the capitals and accents.
    fileprivate static let isFound = DatabaseFunction("is_child_found", argumentCount: 3, pure: true) { values in
        guard let number = String.fromDatabaseValue(values[0]), let words = String.fromDatabaseValue(values[2]) else { return false }
        if plain(number) == words { return true }
        guard let name = String.fromDatabaseValue(values[1]).map(plain) else { return false }
        return words.split(separator: " ").allSatisfy { word in name.split(separator: " ").contains { $0.hasPrefix(word) } }
    }

    private static func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).replacing("-", with: " ").trimmed
    }
}

/// One page of the children a person may see, and how many there are in all. The same SQL decides for the count and for the page; the page is
/// read in the order of an index, so that it reads no further than its last row.
struct ChildList: Sendable {
    let shown: [ChildLine]
    let count: Int

    static func read(_ query: ChildQuery, for requester: Requester, in db: Database) throws -> ChildList {
        if !query.words.isEmpty { db.add(function: ChildQuery.isFound) }
        let sql = ChildListSQL(query, requester)
        guard let counts = try SQLRequest<Row>(literal: sql.counts, cached: query.words.isEmpty).fetchOne(db) else {
            return ChildList(shown: [], count: 0)
        }
        let (open, restricted): (Int, Int) = (counts["open"], counts["restricted"])
        let first = max(0, query.page - 1) * ChildQuery.pageLength
        var shown: [ChildLine] = []
        if first < open {
            shown = try SQLRequest<Row>(literal: sql.open(from: first), cached: query.words.isEmpty).fetchAll(db).map(line)
        }
        // Restricted records are last, so that their place in the order reveals nothing of the name.
        let rest = ChildQuery.pageLength - shown.count
        if rest > 0, restricted > 0 {
            let closed = sql.restricted(from: max(0, first - open), length: rest)
            shown += try SQLRequest<Row>(literal: closed, cached: query.words.isEmpty).fetchAll(db).map {
                ChildLine(id: $0["id"], number: $0["number"], record: nil)
            }
        }
        return ChildList(shown: shown, count: open + restricted)
    }

    private static func line(_ row: Row) throws -> ChildLine {
        guard let birth = Birth(row) else { throw UnreadableValue("child", "born") }
        let workers = (row["workers"] as String?)?.split(separator: "\n").map(String.init) ?? []
        return ChildLine(
            id: row["id"], number: row["number"],
            record: ChildLine.Record(
                name: row["name"], birth: birth, team: row["team"], workers: workers, isRestricted: row["is_restricted"]))
    }
}

/// The list's own SQL, which a test explains.
struct ChildListSQL: Sendable {
    private let requester: Requester
    private let access: SQL
    private let condition: SQL

    init(_ query: ChildQuery, _ requester: Requester) {
        self.requester = requester
        access = ChildVisibility.access(for: requester)
        condition = query.condition(access)
    }

    /// How many records are open to the requester, and of how many they know only that they exist.
    var counts: SQL {
        """
        WITH seen AS MATERIALIZED (SELECT \(access) AS access FROM child WHERE \(condition))
        SELECT count(*) FILTER (WHERE access <> 'restricted') AS open, count(*) FILTER (WHERE access = 'restricted') AS restricted FROM seen
        """
    }

    /// The workers and the team are read for the page alone.
    func open(from first: Int) -> SQL {
        """
        WITH page AS MATERIALIZED (
            SELECT child.id, child.number, child.name, child.born, child.expected, child.team FROM child
            WHERE \(access) IN ('scope', 'reader', 'emergency') AND \(condition)
            ORDER BY child.name, child.number LIMIT \(ChildQuery.pageLength) OFFSET \(first)
        )
        SELECT page.id, page.number, page.name, page.born, page.expected, coalesce(team.name, '') AS team,
            \(RestrictedToReaders.isRestricted("page.id")) AS is_restricted, (
                SELECT group_concat(worker.name, char(10)) FROM (
                    SELECT account.name FROM child_allocation JOIN account ON account.id = child_allocation.account
                    WHERE child_allocation.child = page.id AND from_day <= \(requester.today)
                        AND (until IS NULL OR until >= \(requester.today)) ORDER BY from_day DESC, account.name) AS worker
            ) AS workers
        FROM page LEFT JOIN team ON team.id = page.team ORDER BY page.name, page.number
        """
    }

    func restricted(from first: Int, length: Int) -> SQL {
        """
        SELECT child.id, child.number FROM child WHERE \(access) = 'restricted' AND \(condition)
        ORDER BY child.number LIMIT \(length) OFFSET \(first)
        """
    }
}
