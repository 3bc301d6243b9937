import ChildRecords
import Testing

@Suite("Gap between episodes")
struct GapBetweenEpisodesTests {
    @Test func `two days between are pointed out`() {
        #expect(
            QualityRecord.state(
                of: GapBetweenEpisodes.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-04-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-03", reference: "2023-04-03", [.episodeReason: "P", .periodReference: "1"]),
                ]) == .failed)
    }

    @Test func `the day after passes`() {
        #expect(
            QualityRecord.state(
                of: GapBetweenEpisodes.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-04-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-04-02", reference: "2023-04-02", [.episodeReason: "P", .periodReference: "1"]),
                ]) == .passed)
    }

    @Test func `days that an earlier and longer episode covers are no gap`() {
        #expect(
            QualityRecord.state(
                of: GapBetweenEpisodes.self,
                [
                    .made(.careEpisode, "2023-05-01", until: "2025-02-01", reference: "1", [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-06-01", until: "2023-06-05", reference: "2", [.episodeReason: "P", .periodReference: "1"]),
                    .made(.careEpisode, "2025-01-10", reference: "3", [.episodeReason: "P", .periodReference: "1"]),
                ]) == .passed)
    }

    @Test func `two periods may lie apart`() {
        #expect(
            QualityRecord.state(
                of: GapBetweenEpisodes.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2023-04-01", reference: "2022-01-10",
                        [.episodeReason: "S", .periodReference: "1"]),
                    .made(.careEpisode, "2023-08-02", reference: "2023-08-02", [.episodeReason: "S", .periodReference: "2"]),
                ]) == .passed)
    }
}
