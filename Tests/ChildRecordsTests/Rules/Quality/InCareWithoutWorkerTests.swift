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

    @Test func `another year’s workers are not compared`() {
        let entries: [Entry] = [.thisYear(.careEpisode, "2021-05-02", [.episodeReason: "S"])]
        func worker(_ taken: String) -> [Entry] {
            [.made(.allocation, "2022-05-02", until: "2022-06-01", child: "M8", format: .lookedAfter, taken: taken)]
        }
        #expect(QualityRecord.state(of: InCareWithoutWorker.self, entries, beside: worker("2024-03-31"), withDataset: false) == .failed)
        #expect(QualityRecord.state(of: InCareWithoutWorker.self, entries, beside: worker("2023-03-31"), withDataset: false) == .notChecked)
    }
}
