import ChildRecords
import Testing

@Suite("Not restarted")
struct NotRestartedTests {
    @Test func `a change of placement after care ended is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NotRestarted.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"]),
                    .made(.careEpisode, "2023-09-01", format: .lookedAfter, [.episodeReason: "P"]),
                ]) == .failed)
    }

    @Test func `a new start passes`() {
        #expect(
            QualityRecord.state(
                of: NotRestarted.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"]),
                    .made(.careEpisode, "2023-09-01", format: .lookedAfter, [.episodeReason: "S"]),
                ]) == .passed)
    }
}
