import Foundation
import GRDB
import Testing

@testable import SiteKit

@Suite("Frozen copies")
struct FrozenCopiesTests {
    private static let table = StoreMigration(
        "2026-11-29 copies", "CREATE TABLE copy (id TEXT PRIMARY KEY, title TEXT NOT NULL, page BLOB NOT NULL, pdf BLOB) STRICT")
    private let copies = FrozenTable("copy", key: "id", parts: ["page", "pdf"], facts: ["title"])
    private var all: StoredCopies { StoredCopies(files: [], frozen: [copies]) }

    private func kept(sealing: Bool = true) async throws -> TestStore {
        let kept = try TestStore(migrations: SiteSchema.migrations + [FrozenCopiesTests.table])
        let (store, copies) = (kept.store, copies)
        for id in ["one", "two"] {
            try await store.change(by: .system, .writeNotes, on: id) { db in
                try db.execute(
                    sql: "INSERT INTO copy (id, title, page, pdf) VALUES (?, 'A report', ?, ?)",
                    arguments: [id, Data("page \(id)".utf8), id == "one" ? Data("pdf".utf8) : nil])
                if sealing { try copies.seal(id, by: .system, in: store, db) }
            }
        }
        return kept
    }

    private func edit(_ kept: TestStore, _ sql: String) async throws {
        try await kept.store.writeUnaudited { try $0.execute(sql: sql) }
    }

    private func damage(_ kept: TestStore) async throws -> [String] { try await all.verify(kept.store).damage.map(\.line) }

    @Test func `as they were frozen they pass`() async throws {
        let kept = try await kept()
        #expect(try await damage(kept) == [])
        try await kept.store.read { [copies] in try copies.check("one", in: $0) }
        #expect(try await all.verify(kept.store).copies == 2)
    }

    @Test(
        "any part that was edited is found and not served",
        arguments: [
            ("UPDATE copy SET page = x'00' WHERE id = 'one'", "changed: frozen copy/one/page"),
            ("UPDATE copy SET pdf = x'00' WHERE id = 'one'", "changed: frozen copy/one/pdf"),
            ("UPDATE copy SET pdf = NULL WHERE id = 'one'", "changed: frozen copy/one/pdf"),
            ("UPDATE copy SET title = 'Another' WHERE id = 'one'", "changed: frozen copy/one/facts"),
        ])
    func edited(sql: String, line: String) async throws {
        let kept = try await kept()
        try await edit(kept, sql)
        #expect(try await damage(kept) == [line])
        await #expect(throws: DamagedCopy.self) { try await kept.store.read { [copies] in try copies.check("one", in: $0) } }
        try await kept.store.read { [copies] in try copies.check("two", in: $0) }
    }

    @Test func `a copy that is gone is missed, and one that nobody froze is named`() async throws {
        let kept = try await kept()
        try await edit(kept, "DELETE FROM copy WHERE id = 'two'")
        try await edit(kept, "INSERT INTO copy (id, title, page) VALUES ('three', 'Forged', x'00')")
        let found = try await damage(kept)
        #expect(found.contains("changed: frozen copy/three/page"))
        #expect(found.contains("missing: frozen copy/two/page"))
    }

    @Test func `what was frozen before seals were written is sealed once, at the first start`() async throws {
        let kept = try await kept(sealing: false)
        #expect(try await !damage(kept).isEmpty)
        try await all.sealOlder(in: kept.store)
        #expect(try await damage(kept) == [])
        let rows = try await kept.count("audit")
        try await all.sealOlder(in: kept.store)
        #expect(try await kept.count("audit") == rows)
        try await edit(kept, "UPDATE copy SET page = x'00' WHERE id = 'one'")
        try await all.sealOlder(in: kept.store)
        #expect(try await damage(kept) == ["changed: frozen copy/one/page"], "an edited copy is never sealed anew")
    }
}
