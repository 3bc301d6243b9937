import ChildRecords
import Testing

@Suite("Temporary without return")
struct TemporaryWithoutReturnTests {
    @Test func `another placement after the temporary one is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TemporaryWithoutReturn.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-06-01", format: .lookedAfter,
                        [.episodeReason: "S", .ceasedReason: "X1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-06-01", until: "2023-06-05", format: .lookedAfter,
                        [.episodeReason: "P", .ceasedReason: "X1", .placementType: "T4"]),
                    .made(.careEpisode, "2023-06-05", format: .lookedAfter, [.episodeReason: "P", .placementType: "K2"]),
                ]) == .failed)
    }

    @Test func `a return passes`() {
        #expect(
            QualityRecord.state(
                of: TemporaryWithoutReturn.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-06-01", format: .lookedAfter,
                        [.episodeReason: "S", .ceasedReason: "X1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-06-01", until: "2023-06-05", format: .lookedAfter,
                        [.episodeReason: "P", .ceasedReason: "X1", .placementType: "T4"]),
                    .made(.careEpisode, "2023-06-05", format: .lookedAfter, [.episodeReason: "P", .placementType: "U6"]),
                ]) == .passed)
    }
}
