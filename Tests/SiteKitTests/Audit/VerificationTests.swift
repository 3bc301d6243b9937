import Foundation
import GRDB
import Testing

@testable import SiteKit

@Suite("Checking the chain")
struct VerificationTests {
    /// Sixty rows, with heads at 20, 40 and 50, and ten rows after the last.
    private func audited() async throws -> AuditedStore {
        let audited = try AuditedStore()
        for count in [20, 20, 10] {
            try await audited.fill(count)
            try await audited.heads.sign()
        }
        try await audited.fill(10)
        return audited
    }

    @Test func `an untouched chain is sound, and the rows after the last head are told`() async throws {
        let verification = try await audited().verify()
        #expect(verification.finding == nil && verification.notes.isEmpty)
        #expect(verification.rows == 60 && verification.lastHead?.sequence == 50 && verification.openWindow == 51...60)
    }

    @Test func `an empty store is sound, and says that it has no head`() async throws {
        let audited = try AuditedStore()
        #expect(try await AuditVerification.of(audited.store).finding == nil)
        #expect(try await audited.verify().finding == .noHead)
    }

    @Test func `an altered row is named`() async throws {
        let audited = try await audited()
        for row: Int64 in [1, 20, 50, 60] {
            let finding = try await audited.finding {
                try $0.execute(sql: "UPDATE audit SET account = 'x' WHERE sequence = ?", arguments: [row])
            }
            #expect(finding == .altered(row))
        }
    }

    @Test func `a deleted row is named, and so is the cut tail`() async throws {
        let audited = try await audited()
        #expect(try await audited.finding { try Tampering.delete(1, $0) } == .missing(1))
        #expect(try await audited.finding { try Tampering.delete(33, $0) } == .missing(33))
        let cut = try await audited.finding { db in for row in Int64(44)...60 { try Tampering.delete(row, db) } }
        #expect(cut == .cut(after: 43, signed: 50) && cut?.row == 44)
        #expect(
            try await audited.finding { db in for row in Int64(1)...60 { try Tampering.delete(row, db) } } == .cut(after: 0, signed: 50))
    }

    @Test func `a row hashed again alone is named by the row that follows it`() async throws {
        let audited = try await audited()
        let finding = try await audited.finding { db in
            try db.execute(sql: "UPDATE audit SET subject = 'other' WHERE sequence = 30")
            try Tampering.hashAnew(from: 30, to: 30, in: db)
        }
        #expect(finding == .replaced(30))
    }

    @Test func `rows chained anew to the end are found by the next head, with where they begin at the earliest`() async throws {
        let audited = try await audited()
        let finding = try await audited.finding { db in
            try db.execute(sql: "UPDATE audit SET subject = 'other' WHERE sequence = 30")
            try Tampering.hashAnew(from: 30, in: db)
        }
        #expect(finding == .rewritten(from: 21, to: 40))
    }

    @Test func `rows that are swapped or put in are named`() async throws {
        let audited = try await audited()
        let all = "at, kind, account, session, address, act, subject, ground, detail, previous, hash"
        #expect(try await audited.finding { try Tampering.swap(12, 31, all, $0) } == .altered(12))
        #expect(try await audited.finding { try Tampering.insert(at: 12, $0) } == .altered(12))
        #expect(
            try await audited.finding { db in
                try Tampering.insert(at: 12, db)
                try Tampering.hashAnew(from: 12, in: db)
            }?.row == 1)
    }

    @Test func `rows chained anew after the last head cannot be told, which is why they are told as open`() async throws {
        let audited = try await audited()
        let finding = try await audited.finding { db in
            try db.execute(sql: "UPDATE audit SET subject = 'other' WHERE sequence = 55")
            try Tampering.hashAnew(from: 55, in: db)
        }
        #expect(finding == nil)
    }

    @Test func `an index that hides a row from the pages is damage`() async throws {
        let audited = try await audited()
        let finding = try await audited.finding { db in
            // The index by subject is built without the row, and then says again that it holds every row.
            for condition in [" WHERE subject <> 'note-7'", ""] {
                try db.execute(sql: "PRAGMA writable_schema = ON")
                try db.execute(
                    sql: "UPDATE sqlite_master SET sql = ? WHERE name = 'audit_by_subject'",
                    arguments: ["CREATE INDEX audit_by_subject ON audit (subject)" + condition])
                try db.execute(sql: "PRAGMA writable_schema = RESET")
                if !condition.isEmpty { try db.execute(sql: "REINDEX audit_by_subject") }
            }
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM audit WHERE subject = 'note-7'") == 0)
        }
        guard case .damaged = finding else {
            Issue.record("\(String(describing: finding))")
            return
        }
    }

    @Test func `erasing what lies beside rows keeps the chain whole and says who did it`() async throws {
        let audited = try await audited()
        try await audited.store.change(by: .system, .writeNotes, on: "child", note: "CANARY-4711") { _ in }
        try await audited.heads.sign()
        #expect(try await audited.store.eraseAuditDetails(on: "child", ground: "request-12", by: AuditedStore.priya) == 1)
        #expect(try await audited.store.eraseAuditDetails(on: "child", ground: "request-12", by: AuditedStore.priya) == 0)
        #expect(try await audited.verify().finding == nil)
        let lines = try await AuditReads(audited.store).rows(on: "child").lines
        #expect(lines.map(\.detail) == [.erased])
        #expect(try await AuditReads(audited.store).rows(on: "61").lines.map(\.act) == ["audit.erase-detail"])
        let bytes = try Data(contentsOf: audited.kept.directory.appending(path: "throughline.sqlite"))
        #expect(bytes.range(of: Data("CANARY-4711".utf8)) == nil)
    }

    @Test func `words that go without a row about it are missed`() async throws {
        let audited = try await audited()
        #expect(try await audited.finding { try $0.execute(sql: "DELETE FROM audit_detail WHERE sequence = 6") } == .detailMissing(6))
        #expect(
            try await audited.finding { try $0.execute(sql: "UPDATE audit_detail SET words = '' WHERE sequence = 6") } == .detailAltered(6))
        let beside = "INSERT INTO audit_detail (sequence, salt, words) VALUES (?, randomblob(16), 'x')"
        #expect(try await audited.finding { try $0.execute(sql: beside, arguments: [7]) } == .detailAdded(7))
        #expect(try await audited.finding { try $0.execute(sql: beside, arguments: [99]) } == .detailAdded(99))
    }

    @Test func `a clock set back by more than five seconds is told and no fault`() async throws {
        let audited = try AuditedStore()
        for (row, second) in [100.0, 95, 96, 90.999, 200].enumerated() {
            try await audited.store.writeUnaudited {
                try AuditTrail.append(
                    AuditEntry(.change, .writeNotes, by: .system, on: "n\(row)"), at: Date(timeIntervalSince1970: second), in: $0)
            }
        }
        try await audited.heads.sign()
        let verification = try await audited.verify()
        #expect(verification.finding == nil)
        #expect(verification.notes.count == 1 && verification.notes.first?.contains("row 4") == true, "\(verification.notes)")
    }

    @Test func `it is checked while the service writes`() async throws {
        let audited = try await audited()
        let reader = try Store.openToRead(audited.kept.directory)
        async let written: Void = {
            for _ in 1...20 {
                try await audited.store.recordView(of: ["n"], act: .readNotes, by: .system)
                try await audited.heads.sign()
            }
        }()
        for _ in 1...10 {
            let heads = try AuditHeadFile(audited.headFile)
            #expect(try await AuditVerification.of(reader, heads: heads, key: audited.publicKey()).finding == nil)
        }
        try await written
        try reader.close()
    }
}
