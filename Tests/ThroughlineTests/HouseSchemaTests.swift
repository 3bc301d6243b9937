import Foundation
import GRDB
import SiteKit
import Testing

@testable import Throughline

@Suite("The schema")
struct HouseSchemaTests {
    @Test func `docs/schema.sql is what the migrations make`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-schema-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store.open(directory, migrations: Composition.migrations)
        let statements = try await store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%'
                    ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name
                    """)
        }
        try store.close()
        let head = "-- The schema after every migration, by table. Written by a test: THROUGHLINE_WRITE=1 scripts/test --fast.\n\n"
        let document = head + statements.map { unindented($0) + ";\n" }.joined(separator: "\n")
        #expect(
            try HouseFiles.isGenerated("docs/schema.sql", as: document),
            "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    @Test func `each step of the schema is dated and has a name of its own`() {
        let names = Composition.migrations.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.firstMatch(of: /^20\d\d-\d\d-\d\d [a-z]/) != nil, "\(name)") }
    }

    @Test func `every table is strict`() async throws {
        for migration in Composition.migrations {
            let tables = migration.sql.matches(of: /CREATE TABLE (\w+)/).map { String($0.1) }
            let strict = migration.sql.matches(of: /\)\s*STRICT/).count
            #expect(strict == tables.count, "\(migration.name): \(tables.joined(separator: ", "))")
        }
    }

    /// A migration is written inside Swift, so that its lines begin deeper than a reader wants.
    private func unindented(_ sql: String) -> String {
        let lines = sql.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }
}
