import ChildRecords
import Testing

@Suite("Periods of care overlap")
struct PeriodsOfCareOverlapTests {
    @Test func `two periods at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: PeriodsOfCareOverlap.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-05-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-01", reference: "2023-04-01", [.episodeReason: "S", .periodReference: "2"]),
                ]) == .failed)
    }

    @Test func `one after the other passes`() {
        #expect(
            QualityRecord.state(
                of: PeriodsOfCareOverlap.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-04-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-01", reference: "2023-04-01", [.episodeReason: "S", .periodReference: "2"]),
                ]) == .passed)
    }
}
