import ChildRecords
import Testing

@Suite("Allocation ends before start")
struct AllocationEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(QualityRecord.state(of: AllocationEndsBeforeStart.self, [.made(.allocation, "2023-01-09", until: "2023-01-08")]) == .failed)
    }

    @Test func `one day long passes`() {
        #expect(QualityRecord.state(of: AllocationEndsBeforeStart.self, [.made(.allocation, "2023-01-09", until: "2023-01-09")]) == .passed)
    }
}
