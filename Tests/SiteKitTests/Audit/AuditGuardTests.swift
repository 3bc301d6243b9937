import Foundation
import GRDB
import Testing

@testable import SiteKit

@Suite("The guard on the writing connection")
struct AuditGuardTests {
    private static let attempts = [
        "DELETE FROM audit", "DELETE FROM AUDIT WHERE sequence = 2", "UPDATE audit SET account = 'other'", "UPDATE audit SET rowid = 9",
        "WITH old AS (SELECT 1) DELETE FROM audit WHERE sequence IN old", "UPDATE audit_detail SET words = ''", "DELETE FROM audit_detail",
        "DROP TABLE audit", "DROP TABLE audit_detail", "ALTER TABLE audit RENAME TO spare", "ALTER TABLE audit ADD COLUMN more TEXT",
        "ALTER TABLE audit DROP COLUMN ground", "DROP TRIGGER audit_is_never_changed", "DROP TRIGGER audit_follows_its_predecessor",
        "DROP INDEX audit_by_subject",
        "CREATE TRIGGER quiet BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TEMP TRIGGER quiet BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END",
        "PRAGMA writable_schema = ON",
    ]

    @Test("refuses before the statement is compiled", arguments: attempts)
    func refuses(sql: String) async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        let before = try await audited.kept.contents(leavingOut: [])
        await #expect { try await audited.store.writeUnaudited { try $0.execute(sql: sql) } } throws: { error in
            (error as? DatabaseError)?.resultCode == .SQLITE_AUTH
        }
        #expect(try await audited.kept.contents(leavingOut: []) == before)
    }

    @Test(
        "beside the guard the triggers still refuse",
        arguments: ["UPDATE audit SET account = 'x'", "DELETE FROM audit", "DELETE FROM audit_detail"])
    func triggers(sql: String) async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        await #expect {
            try await audited.store.writeUnaudited { db in
                AuditGuard.stepAside(on: db)
                try db.execute(sql: sql)
            }
        } throws: { ($0 as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT }
    }

    @Test func `a trigger that would cut the trail is refused when it would run`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        await #expect {
            try await audited.store.writeUnaudited {
                try $0.execute(sql: "CREATE TEMP TRIGGER later AFTER INSERT ON note BEGIN DELETE FROM audit; END")
                try $0.execute(sql: "INSERT INTO note (id, text) VALUES ('n1', 'a')")
            }
        } throws: { ($0 as? DatabaseError)?.resultCode == .SQLITE_AUTH }
        #expect(try await audited.kept.count("audit") == 3)
    }

    @Test func `while an erasure is under way only the words beside rows may go`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        await #expect(throws: DatabaseError.self) { try await audited.store.erase { try $0.execute(sql: "DELETE FROM audit") } }
        // The trigger asks for the row that says so; the guard lets the statement through.
        await #expect { try await audited.store.erase { try $0.execute(sql: "DELETE FROM audit_detail") } } throws: {
            ($0 as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT
        }
        await #expect { try await audited.store.writeUnaudited { try $0.execute(sql: "DELETE FROM audit_detail") } } throws: {
            ($0 as? DatabaseError)?.resultCode == .SQLITE_AUTH
        }
    }

    /// What the guard rests on, since it stands in the place of GRDB's own: that transactions still begin, end and are taken back.
    @Test func `a change that fails is taken back whole, and the next one goes through`() async throws {
        let audited = try AuditedStore()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await audited.store.change(by: .system, .writeNotes, on: "n1") { db in
                try db.execute(sql: "INSERT INTO note (id, text) VALUES ('n1', 'a')")
                throw Stop()
            }
        }
        try await audited.store.change(by: .system, .writeNotes, on: "n2") {
            try $0.execute(
                sql: "INSERT INTO note (id, text) VALUES ('n2', 'b'); UPDATE note SET text = 'c'; DELETE FROM note WHERE id = 'n9'")
        }
        #expect(try await audited.kept.count("note") == 1)
        #expect(try await audited.kept.count("audit") == 1)
    }

    @Test func `a visitor who goes away breaks off no change`() async throws {
        let audited = try AuditedStore()
        for number in 1...20 {
            let gone = Task {
                try await audited.store.change(by: .system, .writeNotes, on: "n\(number)") {
                    try $0.execute(sql: "INSERT INTO note (id, text) VALUES (?, 'a')", arguments: ["n\(number)"])
                }
            }
            gone.cancel()
            _ = await gone.result
        }
        #expect(try await audited.kept.count("note") == 20)
        #expect(try await audited.kept.count("audit") == 20)
    }

    @Test(.enabled(if: Endurance.isLong, "a time is worth something on a quiet machine only; scripts/test --long"))
    func `the guard costs nothing that anybody would notice`() async throws {
        let audited = try AuditedStore()
        func time() async throws -> Duration {
            try await audited.store.writeUnaudited { db in
                let began = ContinuousClock.now
                for number in 0..<20_000 { try db.execute(sql: "UPDATE note SET text = ? WHERE id = 'x'", arguments: [number]) }
                return ContinuousClock.now - began
            }
        }
        _ = try await time()
        let guarded = try await time()
        try await audited.store.writeUnaudited { AuditGuard.stepAside(on: $0) }
        let free = try await time()
        print("20,000 statements prepared anew and run: \(guarded) with the guard, \(free) without")
        #expect(guarded < free * 1.5)
    }
}
