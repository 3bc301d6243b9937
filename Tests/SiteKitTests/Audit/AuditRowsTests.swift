import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Audit rows")
struct AuditRowsTests {
    @Test func `a change is saved with its row, which says who, from where, in which session`() async throws {
        let audited = try AuditedStore()
        try await audited.store.change(by: AuditedStore.priya, .writeNotes, on: "n1", note: "first text", ground: "duty") {
            try $0.execute(sql: "INSERT INTO note (id, text) VALUES ('n1', 'a')")
        }
        let row = try await audited.store.read { db in
            try Row.fetchOne(db, sql: "SELECT kind, account, session, address, act, subject, ground FROM audit").map { row in
                row.map { "\($0.1)" }
            }
        }
        let session = Digest(of: "a session").text
        #expect(row == ["\"change\"", "\"priya\"", "\"\(session)\"", "\"192.0.2.7\"", "\"notes.write\"", "\"n1\"", "\"duty\""])
    }

    @Test func `words are beside the chain and never in it`() async throws {
        let audited = try AuditedStore()
        try await audited.store.change(by: .system, .writeNotes, on: "n1", note: "CANARY-4711") { _ in }
        let (row, words) = try await audited.store.read { db in
            (
                try Row.fetchOne(db, sql: "SELECT * FROM audit").map { row in row.map { "\($0.1)" }.joined() } ?? "",
                try String.fetchAll(db, sql: "SELECT words FROM audit_detail WHERE sequence = 1")
            )
        }
        #expect(!row.contains("CANARY") && words == ["CANARY-4711"])
    }

    @Test func `the same words beside two rows have different digests, so that erased ones cannot be guessed`() async throws {
        let audited = try AuditedStore()
        for _ in 1...2 { try await audited.store.change(by: .system, .writeNotes, on: "n1", note: "a name") { _ in } }
        #expect(try await audited.store.read { try Int.fetchOne($0, sql: "SELECT count(DISTINCT detail) FROM audit") } == 2)
    }

    /// Each pair reads the same when its fields are simply joined.
    @Test(
        "what moves from one field to the next changes the hash",
        arguments: [
            (("ab", "c", nil), ("a", "bc", nil)), (("a|b", "c", nil), ("a", "b|c", nil)), (("a\u{0}", "b", nil), ("a", "\u{0}b", nil)),
            (("a", "b", nil), ("a", "b", "")), (("a", "b", "c"), ("a", "bc", "")), (("a", "\u{0}\u{0}\u{0}\u{1}b", nil), ("a", "b", nil)),
        ] as [((String, String, String?), (String, String, String?))])
    func separators(pair: ((String, String, String?), (String, String, String?))) {
        func hash(_ fields: (String, String, String?)) -> [UInt8] {
            let entry = AuditEntry(.change, Act(fields.0, ""), by: .system, on: fields.1, ground: fields.2)
            return AuditLink(after: .beforeTheFirst, entry, at: 0, detail: nil).hash
        }
        #expect(hash(pair.0) != hash(pair.1))
    }

    @Test(
        "the trail is only ever added to",
        arguments: [
            "UPDATE audit SET account = 'other'", "DELETE FROM audit", "DELETE FROM audit WHERE sequence = 2",
            "UPDATE audit SET sequence = 9", "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 2",
            "REPLACE INTO audit SELECT * FROM audit WHERE sequence = 1",
            "INSERT INTO audit SELECT 9, at, kind, account, session, address, act, subject, ground, detail, previous, hash FROM audit LIMIT 1",
            "INSERT INTO audit SELECT 4, at, kind, account, session, address, act, subject, ground, detail, previous, hash FROM audit LIMIT 1",
            "UPDATE audit_detail SET words = 'other'", "DELETE FROM audit_detail", "REPLACE INTO audit_detail SELECT * FROM audit_detail",
            "INSERT INTO audit_detail (sequence, salt, words) VALUES (1, randomblob(16), 'later')",
        ])
    func appendOnly(sql: String) async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        let before = try await audited.kept.contents(leavingOut: [])
        await #expect(throws: DatabaseError.self) { try await audited.store.writeUnaudited { try $0.execute(sql: sql) } }
        #expect(try await audited.kept.contents(leavingOut: []) == before)
    }
}
