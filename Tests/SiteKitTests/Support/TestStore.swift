import Foundation
import GRDB
import Testing

@testable import SiteKit

/// A store of a test's own, opened by the product's own function in a directory that goes with the test.
final class TestStore: Sendable {
    static let notes = StoreMigration(
        "2026-11-24 notes", "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT;")

    let directory: URL
    let store: Store

    init(migrations: [StoreMigration] = SiteSchema.migrations + NoticeSchema.migrations + [notes]) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-test-\(UUID().uuidString)")
        store = try Store.open(directory, migrations: migrations)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Every row of every table but the named, as text: two equal ones mean that nothing was written.
    func contents(leavingOut: Set<String> = ["audit"]) async throws -> String {
        try await store.read { db in
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try names.filter { !leavingOut.contains($0) }.map { name in
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(name)").map { row in
                    row.filter { name != "session" || $0.0 != "seen" }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
                }
                return "\(name):\n" + rows.sorted().joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }

    func count(_ table: String) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }
}

extension Act {
    static let readNotes = Act("notes.read", "read notes")
    static let writeNotes = Act("notes.write", "write notes")
    static let publishNotes = Act("notes.publish", "publish notes")
    static let exportNotes = Act("notes.export", "export all notes")
}
