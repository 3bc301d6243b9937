import ChildRecords
import Testing

@Suite("New episode changes nothing")
struct NewEpisodeChangesNothingTests {
    @Test func `a legal change without one is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NewEpisodeChangesNothing.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.legalStatus: "C1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "L", .legalStatus: "C1", .placementType: "K2"]),
                ]) == .failed)
    }

    @Test func `a legal change passes`() {
        #expect(
            QualityRecord.state(
                of: NewEpisodeChangesNothing.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.legalStatus: "C1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "L", .legalStatus: "C2", .placementType: "U6"]),
                ]) == .passed)
    }
}
