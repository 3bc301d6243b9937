import Foundation
import GRDB
import Testing

@testable import SiteKit

/// What a service finds when it starts on a store whose audit trail or heads were cut.
@Suite("A gap in the signed heads")
struct AuditGapTests {
    private let audited: AuditedStore
    private let second: URL
    private var outside: URL { audited.outside }

    init() throws {
        audited = try AuditedStore()
        second = AuditHeads.secondDirectory(beside: audited.kept.directory)
    }

    private func heads() throws -> AuditHeads { try AuditHeads(of: audited.store, in: outside, second: second) }

    private func file(in directory: URL) -> URL { directory.appending(path: AuditHeads.fileName) }

    /// Three heads, for rows 10, 20 and 30, in both places.
    private func signed() async throws {
        let heads = try heads()
        for _ in 0..<3 {
            try await audited.fill(10)
            try await heads.sign()
        }
        #expect(try AuditHeadFile(file(in: second)).heads.map(\.head.sequence) == [10, 20, 30])
    }

    private func cut(after row: Int) async throws {
        try await audited.store.writeUnaudited { db in
            try Tampering.unlock(db)
            try db.execute(sql: "DELETE FROM audit_detail WHERE sequence > ?", arguments: [row])
            try db.execute(sql: "DELETE FROM audit WHERE sequence > ?", arguments: [row])
        }
    }

    private func forget() async throws { try await audited.store.writeUnaudited { try $0.execute(sql: "DELETE FROM audit_memory") } }

    private func keep(heads count: Int, in directory: URL) throws {
        let lines = try String(contentsOf: file(in: directory), encoding: .utf8).split(separator: "\n").prefix(count)
        try lines.map { $0 + "\n" }.joined().write(to: file(in: directory), atomically: true, encoding: .utf8)
    }

    @Test func `a store that its heads bear out starts`() async throws {
        try await signed()
        try await audited.fill(3)
        try await heads().check()
    }

    @Test func `a new store starts, and its first row is signed at once in every place`() async throws {
        try await heads().check()
        for place in [outside, second] { #expect(try AuditHeadFile(file(in: place)).heads.map(\.head.sequence) == [1]) }
        let (act, memory) = try await audited.store.read { db in
            (try String.fetchOne(db, sql: "SELECT act FROM audit"), try AuditMemory.newest(in: db))
        }
        #expect(act == "audit.begin" && memory?.sequence == 1)
    }

    @Test func `rows and heads that were both taken away are noticed`() async throws {
        try await signed()
        try await cut(after: 20)
        for place in [outside, second] { try FileManager.default.removeItem(at: file(in: place)) }
        #expect(try await heads().gap() == .headsFewer(found: 0, remembered: 3, file: file(in: outside).path))
        // Also by whoever knows of the store's own memory.
        try await forget()
        #expect(try await heads().gap() == .noHeads(rows: 20, directory: outside.path))
        await #expect(throws: AuditGap.self) { try await heads().check() }
    }

    @Test func `heads cut to fit a cut trail are noticed, by the store and by the second place`() async throws {
        try await signed()
        try await cut(after: 20)
        try keep(heads: 2, in: outside)
        #expect(try await heads().gap() == .secondIsNewer(last: 20, second: 30, file: file(in: second).path))
        try keep(heads: 2, in: second)
        #expect(try await heads().gap() == .headsFewer(found: 2, remembered: 3, file: file(in: outside).path))
    }

    @Test func `a cut trail and a rewritten one are noticed where the heads are whole`() async throws {
        try await signed()
        try await cut(after: 29)
        #expect(try await heads().gap() == .storeEndsEarlier(rows: 29, signed: 30))
        try await audited.fill(1, from: Date(timeIntervalSince1970: 1))
        #expect(try await heads().gap() == .storeDiffers(signed: 30))
    }

    @Test func `heads signed with another key are noticed`() async throws {
        try await signed()
        for name in ["audit-key", "audit-key.pub"] { try FileManager.default.removeItem(at: outside.appending(path: name)) }
        #expect(try await heads().gap() == .otherKey(file: file(in: outside).path))
    }

    @Test func `a second place that is new, or was out of reach, catches up`() async throws {
        try await signed()
        try FileManager.default.removeItem(at: second)
        try await heads().check()
        #expect(try AuditHeadFile(file(in: second)).heads.map(\.head.sequence) == [10, 20, 30])
        let size = try Data(contentsOf: file(in: second)).count
        try await heads().check()
        #expect(try Data(contentsOf: file(in: second)).count == size)
    }

    @Test func `a gap is accepted by a named person, in the next row, and stays in sight`() async throws {
        try await signed()
        try await cut(after: 20)
        for place in [outside, second] { try FileManager.default.removeItem(at: file(in: place)) }
        let why = "Put back from the backup of Monday"
        let gap = try await AuditHeads.accept(in: audited.store, directory: outside, second: second, by: "Sam Lee", because: why)
        #expect(gap == .headsFewer(found: 0, remembered: 3, file: file(in: outside).path))
        let row = try await audited.store.read { db in
            let sql = "SELECT act, ground, words FROM audit JOIN audit_detail USING (sequence) WHERE sequence = 21"
            return try Row.fetchOne(db, sql: sql).map { [$0[0] as String, $0[1] as String, $0[2] as String] }
        }
        #expect(row == ["audit.accept-gap", "0 heads of 3", "Sam Lee: \(why)"])
        try await heads().check()
        let verification = try await audited.verify()
        #expect(verification.finding == nil && verification.lastHead?.sequence == 21)
        #expect(verification.notes.contains { $0.contains("a gap in the signed heads was accepted") })
        let gaps = try await audited.store.read { try AcceptedGap.all(in: $0) }
        #expect(gaps.map(\.row) == [21])
        // Accepting is for a gap, and for nothing else.
        #expect(
            try await AuditHeads.accept(in: audited.store, directory: outside, second: second, by: "Sam Lee", because: why) == nil)
    }

    @Test func `what was signed before a gap is laid aside, not deleted`() async throws {
        try await signed()
        try await cut(after: 20)
        _ = try await AuditHeads.accept(
            in: audited.store, directory: outside, second: second, by: "Sam Lee", because: "Put back from the backup of Monday")
        for place in [outside, second] {
            let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
            let aside = try #require(names.first { $0.hasPrefix("heads-until-") })
            #expect(try AuditHeadFile(place.appending(path: aside)).heads.map(\.head.sequence) == [10, 20, 30])
        }
    }

    @Test func `both copies in one place are no second place`() throws {
        #expect(throws: AuditFault.samePlace(outside.path)) { _ = try AuditHeads(of: audited.store, in: outside, second: outside) }
    }
}
