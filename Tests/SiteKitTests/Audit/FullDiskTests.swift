import Foundation
import GRDB
import RunningPrograms
import Testing

@testable import SiteKit

@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "a small disk can be mounted by root only, outside narrow containers"))
struct FullDiskTests {
    @Test func `views are written from the reserve until it is used up, and changes are refused meanwhile`() async throws {
        let disk = try SmallDisk(mebibytes: 64)
        let store = try Store.open(disk.directory.appending(path: "store"), migrations: SiteSchema.migrations + [TestStore.notes])
        store.keepReserve()
        #expect(store.reservedBytes == 16 * 1024 * 1024)
        try await store.change(by: .system, .writeNotes, on: "before") { _ in }
        try disk.fill()

        try await store.recordView(of: ["first"], act: .readNotes, by: .system)
        var acknowledged = 2
        await #expect(throws: StoreFull.self, "a big change finds no room") { try await FullDiskTests.bigChange(store) }
        do {
            for round in 1...2000 {
                try await store.recordView(of: (1...500).map { "note-\(round)-\($0)" }, act: .readNotes, by: .system)
                acknowledged += 500
            }
            Issue.record("the reserve was never used up")
        } catch is AuditUnavailable {}
        #expect(store.reservedBytes == 0 && acknowledged > 10_000, "\(acknowledged)")
        await #expect(throws: StoreFull.self) { try await store.change(by: .system, .writeNotes, on: "full") { _ in } }
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit") } == acknowledged)
        #expect(try await AuditVerification.of(store).finding == nil)

        try disk.empty()
        try await store.change(by: .system, .writeNotes, on: "after") { _ in }
        #expect(store.reservedBytes == 16 * 1024 * 1024, "the next change finds room and takes the reserve back first")
        try store.close()
    }

    @Test func `a store on a full disk opens, so that it can be read`() async throws {
        let disk = try SmallDisk(mebibytes: 24)
        let directory = disk.directory.appending(path: "store")
        try Store.open(directory, migrations: SiteSchema.migrations).close()
        // Room for the index of the log, which every reader needs, and no more.
        let room = disk.directory.appending(path: "room")
        try Data(count: 256 * 1024).write(to: room)
        try disk.fill()
        try FileManager.default.removeItem(at: room)
        let store = try Store.open(directory, migrations: SiteSchema.migrations)
        store.keepReserve()
        #expect(store.reservedBytes == 0)
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit") } == 0)
        await #expect(throws: StoreFull.self) { try await store.change(by: .system, .writeNotes, on: "full") { _ in } }
        try store.close()
    }

    private static func bigChange(_ store: Store) async throws {
        try await store.change(by: .system, .writeNotes, on: "big") {
            try $0.execute(sql: "INSERT INTO note (id, text) VALUES ('big', ?)", arguments: [String(repeating: "a", count: 20_000_000)])
        }
    }
}
