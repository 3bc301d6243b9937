import Foundation
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Stands before every address of the work: what belongs to an inspection under embargo is not there for anybody but its named readers.
///
/// It does not go by the names of things. Every identifier in a request, in its path, its query or its form, is followed through the foreign
/// keys of the schema to the inspections behind it, so that a new table, a new address or a new field is covered when it is made. A database
/// that cannot be asked is a refusal.
struct Embargo: Sendable {
    private let store: Store
    /// A query of one column, `inspection`, over `asked (id)`.
    private let touched: String

    init(store: Store) async throws {
        self.store = store
        touched = try await store.read { try Embargo.touched(in: $0) }
    }

    /// Whether somebody may know of what shares the embargo of this inspection.
    static let notices: NoticeVisibility = { scope, person, policy, db in
        guard let id = Identifier<Inspection>(scope), let record = try InspectionRecords.inspection(id, in: db) else { return false }
        return record.isOpen(to: person, by: policy)
    }

    var check: Site.Check {
        { [self] request, parts in
            let values = Array(parts.values) + (request.query.pairs + request.form.pairs).map(\.value.trimmed)
            let asked = Set(values.compactMap { Identifier<Inspection>($0)?.text })
            if asked.isEmpty { return }
            let list = String(decoding: try JSONEncoder().encode(asked.sorted()), as: UTF8.self)
            let isClosed = try await store.read { db in
                let sql: SQL = """
                    WITH asked (id) AS (SELECT value FROM json_each(\(list))) SELECT EXISTS (SELECT 1 FROM (\(sql: touched)) AS touched
                    WHERE touched.inspection IS NOT NULL AND NOT \(literal: Viewer(request).mayKnow(inspection: "touched.inspection")))
                    """
                return try Bool.fetchOne(db, SQLRequest(literal: sql, cached: true)) ?? true
            }
            if isClosed { throw NotFound() }
        }
    }

    /// Every table whose rows have an identifier of their own, followed to the inspection: upwards by its foreign keys, and across by a table
    /// that ties its rows to inspections.
    static func touched(in db: Database) throws -> String {
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        var keys: [String: [Key]] = [:]
        for table in tables {
            keys[table] = try Row.fetchAll(
                db, sql: "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?) ORDER BY id", arguments: [table]
            ).map { Key(column: $0["from"], parent: $0["table"]) }
        }
        let named = try Set(tables.filter { table in try db.columns(in: table).contains { $0.name == "id" && $0.type == "TEXT" } })
        let ties = tables.filter { !named.contains($0) && keys[$0]?.contains { $0.parent == "inspection" } == true }
        func ways(from table: String, _ alias: Int, through seen: Set<String>) -> [String] {
            let upwards = (keys[table] ?? []).flatMap { key -> [String] in
                if key.parent == "inspection" { return ["WHERE t\(alias).\(key.column) IS NOT NULL|t\(alias).\(key.column)"] }
                if seen.contains(key.parent) { return [] }
                return ways(from: key.parent, alias + 1, through: seen.union([key.parent])).map {
                    "JOIN \(key.parent) AS t\(alias + 1) ON t\(alias + 1).id = t\(alias).\(key.column) \($0)"
                }
            }
            let across = ties.flatMap { tie -> [String] in
                let (own, inspection) = (keys[tie]?.first { $0.parent == table }, keys[tie]?.first { $0.parent == "inspection" })
                guard let own, let inspection, table != "account", table != "inspection" else { return [] }
                return ["JOIN \(tie) AS t\(alias + 1) ON t\(alias + 1).\(own.column) = t\(alias).id |t\(alias + 1).\(inspection.column)"]
            }
            return upwards + across
        }
        let others = named.subtracting(["inspection"]).sorted().flatMap { table in
            ways(from: table, 0, through: [table]).map { way in
                let parts = way.split(separator: "|")
                return "SELECT \(parts.last ?? "") FROM asked JOIN \(table) AS t0 ON t0.id = asked.id \(parts.first ?? "")"
            }
        }
        return (["SELECT inspection.id AS inspection FROM asked JOIN inspection ON inspection.id = asked.id"] + others).joined(
            separator: " UNION ALL ")
    }

    private struct Key {
        let column, parent: String
    }
}
