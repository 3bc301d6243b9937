import ChildRecords
import Testing

@Suite("Restarted on same day")
struct RestartedOnSameDayTests {
    @Test func `a start on the day care ended is pointed out`() {
        #expect(
            QualityRecord.state(
                of: RestartedOnSameDay.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "S"]),
                ]) == .failed)
    }

    @Test func `a start on the day after passes`() {
        #expect(
            QualityRecord.state(
                of: RestartedOnSameDay.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"]),
                    .made(.careEpisode, "2023-08-02", format: .lookedAfter, [.episodeReason: "S"]),
                ]) == .passed)
    }
}
