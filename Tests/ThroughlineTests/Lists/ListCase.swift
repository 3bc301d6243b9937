import GRDB
import SiteKit
import Vocabulary

/// A list of the product with the query that its every filter and order is held against.
struct ListCase: Sendable, CustomStringConvertible {
    typealias Condition = @Sendable (_ value: String) -> String

    /// The router’s pattern.
    let pattern: String
    /// The file that draws its filters.
    let source: String
    let role: Role
    /// What the address asks besides, as which of two lists.
    var also: [(String, String)] = []
    /// How many rows a page shows at most.
    var most = Int.max
    /// `SELECT mark FROM …`: what tells a row, parts of it parted by `|`. A day is written as the page writes it.
    let select: String
    /// What holds whatever is asked for.
    var always: @Sendable (_ asked: [String: String]) -> String = { _ in "1" }
    let order: String
    let filters: [String: Condition]
    var sorts: [String: String] = [:]
    /// What is not known of a column stands last, whichever way the list is ordered by it.
    var unknown: [String: String] = [:]
    /// The order of those rows, which turns with the list; where nothing is said, the list's own order, which does not.
    var unknownBy: String?
    /// What a query cannot say: which of the rows found stay, by what each one’s own page says.
    var narrows: @Sendable (_ mark: String, _ asked: [String: String], DemonstrationSite) async throws -> Bool = { _, _, _ in true }

    var description: String { pattern + (also.isEmpty ? "" : " \(also)") }

    /// The rows that a direct query finds, by their marks.
    func expected(_ asked: [String: String], sort: String = "", in site: DemonstrationSite) async throws -> [String] {
        let isDescending = sort.hasPrefix("-")
        let column = isDescending ? String(sort.dropFirst()) : sort
        let conditions = asked.sorted { $0.key < $1.key }.compactMap { filters[$0.key]?($0.value) }.map { "(\($0))" }
        func found(_ more: [String], _ order: String) async throws -> [String] {
            let sql = "\(select) WHERE (\(([always(asked)] + conditions + more).joined(separator: ") AND ("))) ORDER BY \(order)"
            var kept: [String] = []
            for mark in try await site.store.read({ try String.fetchAll($0, sql: sql) }) where try await narrows(mark, asked, site) {
                kept.append(mark)
            }
            return kept
        }
        let unknown = unknown[column]
        let known = try await found(unknown.map { ["NOT (\($0))"] } ?? [], sorts[column] ?? order)
        let last = if let unknown { try await found([unknown], unknownBy ?? order) } else { [String]() }
        let turned = isDescending && unknownBy != nil ? last.reversed() : last
        return Array(((isDescending ? known.reversed() : known) + turned).prefix(most))
    }

    /// True when the page shows exactly these rows in this order.
    static func fits(_ rows: [String], _ marks: [String]) -> Bool {
        rows.count == marks.count
            && zip(rows, marks).allSatisfy { row, mark in
                mark.components("|").allSatisfy { part in row.contains(Day(iso: part)?.description ?? part) }
            }
    }
}

/// A value as a literal of SQL.
func quoted(_ value: String) -> String { "'" + value.replacing("'", with: "''") + "'" }

/// A condition that a column equals what is asked for.
func equals(_ column: String) -> ListCase.Condition { { "\(column) = \(quoted($0))" } }

/// A condition for each value; a value that stands here nowhere finds nothing, so that a new one fails until it is written.
func oneOf(_ conditions: [String: String], else other: ListCase.Condition? = nil) -> ListCase.Condition {
    { value in conditions[value] ?? other?(value) ?? "0" }
}

/// Ranks the values of a column in this order.
func ranked(_ column: String, _ values: [String]) -> String {
    "CASE \(column) " + values.enumerated().map { "WHEN '\($1)' THEN \($0)" }.joined(separator: " ") + " ELSE -1 END"
}
