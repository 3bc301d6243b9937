import ChildRecords
import Testing

@Suite("Worker outside year")
struct WorkerOutsideYearTests {
    @Test func `an allocation that ended before the year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerOutsideYear.self,
                [.made(.allocation, "2022-05-02", until: "2023-03-31", format: .lookedAfter)]) == .failed)
    }

    @Test func `one that ended on its first day passes`() {
        #expect(
            QualityRecord.state(
                of: WorkerOutsideYear.self,
                [.made(.allocation, "2022-05-02", until: "2023-04-01", format: .lookedAfter)]) == .passed)
    }
}
