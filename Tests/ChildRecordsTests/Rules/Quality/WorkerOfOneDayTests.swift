import ChildRecords
import Testing

@Suite("Worker of one day")
struct WorkerOfOneDayTests {
    @Test func `a day without a night is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerOfOneDay.self,
                [.made(.allocation, "2023-05-02", until: "2023-05-02", format: .lookedAfter)]) == .failed)
    }

    @Test func `two days pass`() {
        #expect(
            QualityRecord.state(
                of: WorkerOfOneDay.self,
                [.made(.allocation, "2023-05-02", until: "2023-05-03", format: .lookedAfter)]) == .passed)
    }
}
