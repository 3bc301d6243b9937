import ChildRecords
import Testing

@Suite("Episodes overlap")
struct EpisodesOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: EpisodesOverlap.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-05-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-01", reference: "2023-04-01", [.episodeReason: "P", .periodReference: "1"]),
                ]) == .failed)
    }

    @Test func `one begins on the day the other ends`() {
        #expect(
            QualityRecord.state(
                of: EpisodesOverlap.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-04-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-01", reference: "2023-04-01", [.episodeReason: "P", .periodReference: "1"]),
                ]) == .passed)
    }
}
