import ChildRecords
import Testing

@Suite("Missing open after the placement ended")
struct MissingOpenAfterPlacementTests {
    @Test func `still missing after the placement ended is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingOpenAfterPlacement.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "X1", .episodeReason: "S"]),
                    .made(.careEpisode, "2023-08-01", until: nil, format: .lookedAfter, [.episodeReason: "P"]),
                    .made(.missing, "2023-07-01", format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `a new legal status ends no placement`() {
        #expect(
            QualityRecord.state(
                of: MissingOpenAfterPlacement.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "X1", .episodeReason: "S"]),
                    .made(.careEpisode, "2023-08-01", until: nil, format: .lookedAfter, [.episodeReason: "L"]),
                    .made(.missing, "2023-07-01", format: .lookedAfter),
                ]) == .passed)
    }

    @Test func `a missing episode that has ended passes`() {
        #expect(
            QualityRecord.state(
                of: MissingOpenAfterPlacement.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "X1", .episodeReason: "S"]),
                    .made(.careEpisode, "2023-08-01", until: nil, format: .lookedAfter, [.episodeReason: "P"]),
                    .made(.missing, "2023-07-01", until: "2023-07-02", format: .lookedAfter),
                ]) == .passed)
    }
}
