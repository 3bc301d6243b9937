import ChildRecords
import Testing

@Suite("Change reason missing")
struct ChangeReasonMissingTests {
    @Test func `a change without a reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonMissing.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.placementType: "U6"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "P", .placementType: "K2"]),
                ]) == .failed)
    }

    @Test func `a change with a reason passes`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonMissing.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter,
                        [.placementType: "U6", .changeReason: "CARPL"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "P", .placementType: "K2"]),
                ]) == .passed)
    }
}
