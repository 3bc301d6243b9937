import EvidenceItems
import EvidenceItemsWeb
import SiteKit
import Testing

@Suite("Room for files")
struct WithinQuotaTests {
    @Test func `the last byte of the quota is still in it`() {
        #expect(WithinQuota.allows(adding: 1, to: (1 << 20) - 1, quota: 1))
        #expect(!WithinQuota.allows(adding: 2, to: (1 << 20) - 1, quota: 1))
        #expect(!WithinQuota.allows(adding: .max, to: .max, quota: 1))
    }

    @Test func `a file over it is refused and not kept; the same file again takes no more room`() async throws {
        let council = try await Marlshire()
        try await council.acts.setQuota(10, by: council.by(council.ada))
        let big = String(repeating: "a", count: 6 << 20)
        try await council.add("One", big)
        try await council.add("The same", big)
        await #expect(throws: EvidenceRefusal.overQuota(megabytes: 10)) { try await council.add("Another", "b" + big) }
        #expect(try await council.count("SELECT count(*) FROM evidence_item") == 2)
    }
}
