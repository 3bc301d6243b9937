import ChildRecords
import Testing

@Suite("Change reason not needed")
struct ChangeReasonNotNeededTests {
    @Test func `a reason where the status alone changed is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonNotNeeded.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter,
                        [.placementType: "U6", .changeReason: "CARPL"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "L", .placementType: "U6"]),
                ]) == .failed)
    }

    @Test func `a reason where the placement changed passes`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonNotNeeded.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter,
                        [.placementType: "U6", .changeReason: "CARPL"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "P", .placementType: "K2"]),
                ]) == .passed)
    }
}
