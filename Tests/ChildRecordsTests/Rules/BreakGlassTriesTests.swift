import Testing

@testable import ChildRecords

@Suite("Tries to find a record for break-glass access")
struct BreakGlassTriesTests {
    @Test func `the fifth in an hour is made and the sixth is not`() {
        #expect(BreakGlassTries.admitsAnother(after: 4))
        #expect(!BreakGlassTries.admitsAnother(after: 5))
        #expect(BreakGlassTries.span == 3600)
    }
}
