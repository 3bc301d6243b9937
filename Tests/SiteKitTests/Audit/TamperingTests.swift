import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Random tampering")
struct TamperingTests {
    /// The same numbers for the same seed, so that a miss can be looked into.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test func `every tampering with a row up to the last head is found, and nothing untouched is blamed`() async throws {
        let audited = try AuditedStore()
        for count in [15, 15] {
            try await audited.fill(count)
            try await audited.heads.sign()
        }
        try await audited.fill(8)
        let (heads, key) = (try AuditHeadFile(audited.headFile), try audited.publicKey())
        let (tries, seed) = (Endurance.isLong ? 10_000 : 500, UInt64.random(in: .min ... .max))
        let missed = try await audited.store.writeUnaudited { db in
            var missed: [String] = []
            try db.inSavepoint {
                try Tampering.unlock(db)
                for number in 0..<tries {
                    var (chance, name) = (Seeded(state: seed &+ UInt64(number)), "")
                    try db.inSavepoint {
                        name = try Tampering.random(db, upTo: 30, of: 38, using: &chance)
                        if try AuditVerification.of(db, heads: heads, key: key).finding == nil { missed.append("\(number): \(name)") }
                        return .rollback
                    }
                    if number % 50 == 0, let blamed = try AuditVerification.of(db, heads: heads, key: key).finding {
                        missed.append("\(number): blamed an untouched chain after \(name): \(blamed)")
                    }
                }
                return .rollback
            }
            return missed
        }
        #expect(missed.isEmpty, "of \(tries) from seed \(seed): \(missed.prefix(5))")
        #expect(try await audited.verify().finding == nil)
    }

    @Test(.enabled(if: Endurance.isLong, "two million rows take minutes to write; scripts/test --long"))
    func `two million rows are checked in under thirty seconds`() async throws {
        let audited = try AuditedStore()
        try await audited.store.writeUnaudited { db in
            let children = (0..<5000).map { "\($0)" + String(repeating: "0", count: 28) }
            for round in 0..<400 {
                // Forty people over two years.
                let changer = Changer(account: "worker-\(round % 40)")
                let entries = children.map { AuditEntry(.view, .readNotes, by: changer, on: $0) }
                try AuditTrail.append(entries, at: Date(timeIntervalSince1970: 1_732_420_000 + Double(round) * 157_680), in: db)
            }
        }
        try await audited.heads.sign()
        let began = ContinuousClock.now
        let verification = try await audited.verify()
        let took = ContinuousClock.now - began
        #expect(verification.rows == 2_000_000 && verification.finding == nil)
        print("two million audit rows checked in \(took)")
        #expect(took < .seconds(30))
        try await pagesAreQuick(audited)
    }

    /// The pages of the trail over two million rows: who looked at a record, what a worker did, and four weeks of everybody's looks.
    private func pagesAreQuick(_ audited: AuditedStore) async throws {
        let (reads, end) = (AuditReads(audited.store), try #require(Day(2026, 11, 24)))
        func timed(_ what: String, _ body: () async throws -> Int) async throws {
            let began = ContinuousClock.now
            let count = try await body()
            let took = ContinuousClock.now - began
            print("\(what) of two million rows in \(took), \(count) lines")
            #expect(took < .seconds(2) && count > 0, "\(what)")
        }
        try await timed("who looked at a record") {
            try await reads.views(of: "1" + String(repeating: "0", count: 28), limit: 50_000).lines.count
        }
        try await timed("what a worker did in two years") {
            try await reads.acts(by: "worker-1", from: end - 730, to: nil).lines.count
        }
        let reading = AuditReads.Reading(listed: .writeNotes, missed: .writeNotes, withheld: "", trail: .writeNotes)
        try await timed("four weeks of looks") {
            try await reads.recordCounts(from: end - 180, to: end - 153, reading: reading) { _ in 420..<1140 }.count
        }
    }
}
