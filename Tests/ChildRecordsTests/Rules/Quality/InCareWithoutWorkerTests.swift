import ChildRecords
import Testing

@Suite("In care without worker")
struct InCareWithoutWorkerTests {
    @Test func `no worker on the last day is pointed out`() {
        #expect(
            QualityRecord.state(
                of: InCareWithoutWorker.self,
                [
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter),
                    .made(.allocation, "2023-05-02", until: "2024-03-30", format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `a worker on it passes`() {
        #expect(
            QualityRecord.state(
                of: InCareWithoutWorker.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter), .made(.allocation, "2023-05-02", format: .lookedAfter)])
                == .passed)
    }
}
