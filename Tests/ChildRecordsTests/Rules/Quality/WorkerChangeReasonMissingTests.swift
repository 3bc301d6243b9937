import ChildRecords
import Testing

@Suite("Worker change reason missing")
struct WorkerChangeReasonMissingTests {
    @Test func `no reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerChangeReasonMissing.self,
                [.made(.allocation, "2023-05-02", format: .lookedAfter)]) == .failed)
    }

    @Test func `a reason passes`() {
        #expect(
            QualityRecord.state(
                of: WorkerChangeReasonMissing.self,
                [.made(.allocation, "2023-05-02", format: .lookedAfter, [.workerChange: "LEFTRL"])]) == .passed)
    }
}
