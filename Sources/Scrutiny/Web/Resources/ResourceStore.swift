import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// How resources lie in their tables.
package enum ResourceRows {
    package static func all(in db: Database) throws -> [Resource] {
        let readings = Dictionary(
            grouping: try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM resource_reading ORDER BY day, id")),
            by: { $0["resource"] as Identifier<Resource> })
        let findings = Dictionary(
            grouping: try Row.fetchAll(db.cachedStatement(sql: "SELECT resource, finding FROM resource_finding")),
            by: { $0["resource"] as Identifier<Resource> })
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM resource ORDER BY kind, title, id")).map { row in
            let id: Identifier<Resource> = row["id"]
            return Resource(
                id: id, inspection: row["inspection"], title: row["title"], kind: Resource.Kind(rawValue: row["kind"]) ?? .investment,
                area: Resource.Area(rawValue: row["area"]) ?? .other, findings: (findings[id] ?? []).map { $0["finding"] },
                readings: (readings[id] ?? []).map(reading))
        }
    }

    package static func resource(_ id: Identifier<Resource>, in db: Database) throws -> Resource {
        guard let found = try all(in: db).first(where: { $0.id == id }) else { throw NotFound() }
        return found
    }

    package static func resources(of inspection: Identifier<Inspection>, in db: Database) throws -> [Resource] {
        try all(in: db).filter { $0.inspection == inspection }
    }

    private static func reading(_ row: Row) -> Resource.Reading {
        let posts: Resource.Posts? = (row["posts"] as Int?).flatMap { Resource.Posts(filled: row["filled"] ?? 0, of: $0) }
        return Resource.Reading(
            day: row["day"], agreed: row["agreed"], spent: row["spent"], posts: posts, bought: row["bought"], source: row["source"],
            author: row["author"])
    }
}

/// Acts on resources.
package struct ResourceStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package func add(_ resource: Resource, by changer: Changer) async throws -> Identifier<Resource> {
        try await store.change(by: changer, .keepResources, on: resource.id.text, note: "resource added") { db in
            try db.execute(
                sql: "INSERT INTO resource (id, inspection, title, kind, area) VALUES (?, ?, ?, ?, ?)",
                arguments: [resource.id, resource.inspection, resource.title, resource.kind.rawValue, resource.area.rawValue])
            let own = Set(try InspectionRecords.findings(of: resource.inspection, in: db).map(\.id))
            for finding in resource.findings where own.contains(finding) {
                try db.execute(sql: "INSERT INTO resource_finding (resource, finding) VALUES (?, ?)", arguments: [resource.id, finding])
            }
            for reading in resource.readings { try insert(reading, of: resource.id, by: changer, in: db) }
            return resource.id
        }
    }

    /// Says which findings of its inspection it answers, in place of what was said before.
    package func answer(_ findings: [Identifier<Finding>], with id: Identifier<Resource>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepResources, on: id.text, note: "findings it answers set") { db in
            let resource = try ResourceRows.resource(id, in: db)
            let own = Set(try InspectionRecords.findings(of: resource.inspection, in: db).map(\.id))
            try db.execute(sql: "DELETE FROM resource_finding WHERE resource = ?", arguments: [id])
            for finding in findings where own.contains(finding) {
                try db.execute(sql: "INSERT INTO resource_finding (resource, finding) VALUES (?, ?)", arguments: [id, finding])
            }
        }
    }

    /// Adds what is known on a day; what was known before stays.
    package func add(_ reading: Resource.Reading, to id: Identifier<Resource>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepResources, on: id.text, note: "figures added") { db in
            _ = try ResourceRows.resource(id, in: db)
            try insert(reading, of: id, by: changer, in: db)
        }
    }

    private func insert(_ reading: Resource.Reading, of id: Identifier<Resource>, by changer: Changer, in db: Database) throws {
        let sql = "SELECT name FROM account WHERE id = ?"
        let author = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [changer.account]) ?? "The program"
        try db.execute(
            sql: """
                INSERT INTO resource_reading (resource, day, agreed, spent, filled, posts, bought, source, author)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, reading.day, reading.agreed, reading.spent, reading.posts?.filled, reading.posts?.of, reading.bought, reading.source,
                author,
            ])
    }
}
