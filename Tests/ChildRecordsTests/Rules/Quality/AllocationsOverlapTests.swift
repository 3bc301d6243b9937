import ChildRecords
import Testing

@Suite("Allocations overlap")
struct AllocationsOverlapTests {
    @Test func `two in one role are pointed out`() {
        #expect(
            QualityRecord.state(
                of: AllocationsOverlap.self,
                [
                    .made(.allocation, "2023-01-09", until: "2023-05-01", reference: "1", [.role: "Worker"]),
                    .made(.allocation, "2023-04-01", reference: "2", [.role: "Worker"]),
                ]) == .failed)
    }

    @Test func `two roles may run side by side`() {
        #expect(
            QualityRecord.state(
                of: AllocationsOverlap.self,
                [
                    .made(.allocation, "2023-01-09", until: "2023-05-01", reference: "1", [.role: "Worker"]),
                    .made(.allocation, "2023-04-01", reference: "2", [.role: "Adviser"]),
                ]) == .passed)
    }
}
