import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("The store")
struct StoreTests {
    private struct Interrupted: Error {}

    @Test func `the writer syncs fully and keeps foreign keys`() async throws {
        let kept = try TestStore()
        #expect(try await kept.store.writerSetting(.synchronous) == 2, "1 would lose acknowledged writes at a power cut")
        #expect(try await kept.store.writerSetting(.foreign_keys) == 1)
        await #expect(throws: DatabaseError.self) {
            try await kept.store.writeUnaudited {
                try $0.execute(sql: "INSERT INTO welcome (digest, account, expires) VALUES ('a', 'nobody', 0)")
            }
        }
    }

    @Test func `the store uses a write-ahead log and no memory map`() async throws {
        let kept = try TestStore()
        let (journal, map) = try await kept.store.read { db in
            (try String.fetchOne(db, sql: "PRAGMA journal_mode"), try Int.fetchOne(db, sql: "PRAGMA mmap_size") ?? 0)
        }
        #expect(journal == "wal" && map == 0)
    }

    @Test func `a change that is broken off leaves neither itself nor its audit row nor its form key`() async throws {
        let kept = try TestStore()
        let changer = Changer(account: "priya", form: FormKey(id: Identifier(), path: "/notes"))
        await #expect(throws: Interrupted.self) {
            try await kept.store.change(by: changer, .writeNotes, on: "n1") {
                try $0.execute(sql: "INSERT INTO note (id, text) VALUES ('n1', 'a')")
                throw Interrupted()
            }
        }
        for table in ["note", "audit", "form_outcome"] { #expect(try await kept.count(table) == 0, "\(table)") }
    }

    @Test func `what only reads cannot write`() async throws {
        let kept = try TestStore()
        await #expect(throws: DatabaseError.self) { try await kept.store.read { try $0.execute(sql: "DELETE FROM note") } }
    }

    @Test func `a second opening is refused in words`() throws {
        let kept = try TestStore()
        #expect { _ = try Store.open(kept.directory, migrations: SiteSchema.migrations) } throws: { error in
            String(describing: error).contains("in use by another Throughline process")
        }
    }

    @Test func `a command that only reads opens it beside the writer`() async throws {
        let kept = try TestStore()
        try await kept.store.change(by: .system, .writeNotes, on: "n1") {
            try $0.execute(sql: "INSERT INTO note (id, text) VALUES ('n1', 'a')")
        }
        let reader = try Store.openToRead(kept.directory)
        #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") } == 1)
        await #expect(throws: (any Error).self) { try await reader.writeUnaudited { try $0.execute(sql: "DELETE FROM note") } }
        try reader.close()
    }

    @Test func `a directory without a store is refused in words when it is only to be read`() {
        #expect { _ = try Store.openToRead(URL(filePath: "/nowhere/at/all")) } throws: {
            String(describing: $0).contains("There is no store in")
        }
    }

    @Test func `a store written by a newer program is refused and left alone`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-newer-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let newer = SiteSchema.migrations + [StoreMigration("2099-01-01 later", "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;")]
        try Store.open(directory, migrations: newer).close()
        #expect { _ = try Store.open(directory, migrations: SiteSchema.migrations) } throws: {
            String(describing: $0).contains("newer Throughline")
        }
        let reopened = try Store.open(directory, migrations: newer)
        #expect(try await reopened.read { try $0.tableExists("later") })
        try reopened.close()
    }

    @Test func `only its owner may read the store and its files`() throws {
        let kept = try TestStore()
        let digest = try kept.store.files.keep(Array("a report".utf8))
        let manager = FileManager.default
        func rights(_ path: String) throws -> Int {
            (try manager.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
        #expect(try rights(kept.directory.path) & 0o077 == 0)
        for name in try manager.contentsOfDirectory(atPath: kept.directory.path) {
            #expect(try rights(kept.directory.appending(path: name).path) & 0o077 == 0, "\(name)")
        }
        #expect(try rights(kept.store.files.url(of: digest).path) == 0o600)
    }
}
