import Foundation
import GRDB
import Logging
import Testing

@testable import SiteKit

@Suite("Signed heads")
struct HeadsTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test func `a head is one line of JSON with the last row, its hash, the time and a signature`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(3)
        let head = try #require(try await audited.heads.sign(at: Date(timeIntervalSince1970: 1_795_492_035)))
        let text = try String(contentsOf: audited.headFile, encoding: .utf8)
        let pattern = /\{"sequence":3,"hash":"([0-9a-f]{64})","time":"2026-11-24T03:47:15Z","signature":"[0-9a-f]{128}"\}\n/
        let match = try #require(text.wholeMatch(of: pattern))
        let last = try await audited.store.read { try AuditLink.last(in: $0) }
        #expect(String(match.1) == last.hash.hexadecimal)
        #expect(head.isSigned(by: try audited.publicKey()))
    }

    @Test func `nothing is signed twice, and nothing at all where there is no row`() async throws {
        let audited = try AuditedStore()
        #expect(try await audited.heads.sign() == nil)
        try await audited.fill(1)
        #expect(try await audited.heads.sign() != nil)
        #expect(try await audited.heads.sign() == nil)
    }

    @Test func `heads are signed while the service runs and when it stops, however it stops`() async throws {
        struct Stopped: Error {}
        let audited = try AuditedStore()
        await #expect(throws: Stopped.self) {
            try await audited.heads.keep(every: .milliseconds(10), logger: logger) {
                try await audited.fill(2)
                while try AuditHeadFile(audited.headFile).heads.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                try await audited.fill(2)
                throw Stopped()
            }
        }
        #expect(try AuditHeadFile(audited.headFile).heads.last?.head.sequence == 4)
        #expect(try await audited.verify().openWindow == nil)
    }

    @Test func `the key lies outside the store and only its owner can read it`() async throws {
        let audited = try AuditedStore()
        func rights(_ name: String) throws -> Int {
            let path = audited.outside.appending(path: name).path
            return (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
        #expect(audited.outside.lastPathComponent == audited.kept.directory.lastPathComponent + ".audit")
        #expect(try rights("") == 0o700 && rights("audit-key") == 0o600 && rights("heads.jsonl") == 0o600)
        let inside = try FileManager.default.contentsOfDirectory(atPath: audited.kept.directory.path)
        #expect(!inside.contains { $0.contains("key") })
        #expect(throws: AuditFault.self) { try AuditHeads(of: audited.store, in: audited.kept.directory.appending(path: "files/audit")) }
    }

    @Test func `the next start signs with the same key, after the earlier heads`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(2)
        try await audited.heads.sign()
        try await audited.fill(2)
        let next = try AuditHeads(of: audited.store, in: audited.outside)
        try await next.sign()
        #expect(try await AuditHeads(of: audited.store, in: audited.outside).gap() == nil)
        #expect(try AuditHeadFile(audited.headFile).heads.map(\.head.sequence) == [2, 4])
        #expect(try await audited.verify().finding == nil)
    }

    @Test func `a key that is gone is not quietly made anew`() throws {
        let audited = try AuditedStore()
        try FileManager.default.removeItem(at: audited.outside.appending(path: "audit-key"))
        #expect { _ = try AuditHeads(of: audited.store, in: audited.outside) } throws: { "\($0)".contains("Put it back") }
    }

    @Test func `a store that was put back from a copy is noticed at the start`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(4)
        try await audited.heads.sign()
        try await audited.store.writeUnaudited { db in
            try Tampering.unlock(db)
            try db.execute(sql: "DELETE FROM audit_detail WHERE sequence > 2; DELETE FROM audit WHERE sequence > 2")
        }
        #expect(try await AuditHeads(of: audited.store, in: audited.outside).gap() == .storeEndsEarlier(rows: 2, signed: 4))
    }

    @Test func `a line that a power cut has torn spoils no other`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(2)
        try await audited.heads.sign()
        let whole = try Data(contentsOf: audited.headFile)
        try (whole + whole.prefix(40)).write(to: audited.headFile)
        try await audited.fill(2)
        try await AuditHeads(of: audited.store, in: audited.outside).sign()
        let verification = try await audited.verify()
        #expect(verification.finding == nil && verification.lastHead?.sequence == 4)
        #expect(verification.notes.count == 1 && verification.notes.first?.contains("Line 2") == true)
    }

    @Test func `a head that was changed, or signed with another key, is found`() async throws {
        let (audited, stranger) = (try AuditedStore(), try AuditedStore())
        try await audited.fill(4)
        try await audited.heads.sign()
        let file = try AuditHeadFile(audited.headFile)
        #expect(try await AuditVerification.of(audited.store, heads: file, key: stranger.publicKey()).finding == .forgedHead(line: 1))
        let later = try String(contentsOf: audited.headFile, encoding: .utf8).replacing("Z\"", with: "+0100\"")
        try later.write(to: audited.headFile, atomically: true, encoding: .utf8)
        #expect(try await audited.verify().finding == .forgedHead(line: 1))
    }
}
