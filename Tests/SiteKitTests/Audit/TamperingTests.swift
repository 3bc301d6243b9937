import Foundation
import GRDB
import Testing

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
        let missed = try await audited.store.keepHouse { db in
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
        try await audited.store.keepHouse { db in
            let children = (0..<5000).map { "\($0)" + String(repeating: "0", count: 28) }
            for round in 0..<400 {
                let entries = children.map { AuditEntry(.view, .readNotes, by: AuditedStore.priya, on: $0) }
                try AuditTrail.append(entries, at: Date(timeIntervalSince1970: 1_795_492_000 + Double(round)), in: db)
            }
        }
        try await audited.heads.sign()
        let began = ContinuousClock.now
        let verification = try await audited.verify()
        let took = ContinuousClock.now - began
        #expect(verification.rows == 2_000_000 && verification.finding == nil)
        print("two million audit rows checked in \(took)")
        #expect(took < .seconds(30))
    }
}
