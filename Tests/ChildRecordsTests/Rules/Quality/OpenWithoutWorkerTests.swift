import ChildRecords
import Testing

@Suite("Open without worker")
struct OpenWithoutWorkerTests {
    @Test func `nobody allocated is pointed out`() {
        #expect(
            QualityRecord.state(
                of: OpenWithoutWorker.self, [.made(.cinEpisode, "2023-01-09"), .made(.allocation, "2023-01-09", until: "2023-02-01")])
                == .failed
        )
    }

    @Test func `an open allocation is enough`() {
        #expect(
            QualityRecord.state(of: OpenWithoutWorker.self, [.made(.cinEpisode, "2023-01-09"), .made(.allocation, "2023-01-09")]) == .passed
        )
    }

    @Test func `a closed time in need needs nobody`() {
        #expect(QualityRecord.state(of: OpenWithoutWorker.self, [.made(.cinEpisode, "2023-01-09", until: "2023-02-01")]) == .passed)
    }
}
