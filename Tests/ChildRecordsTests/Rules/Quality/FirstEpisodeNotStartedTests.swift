import ChildRecords
import Testing

@Suite("First episode not started")
struct FirstEpisodeNotStartedTests {
    @Test func `a first episode for another reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: FirstEpisodeNotStarted.self,
                [.made(.careEpisode, "2022-01-10", reference: "2022-01-10", [.episodeReason: "P", .periodReference: "1"])]) == .failed)
    }

    @Test func `a start passes`() {
        #expect(
            QualityRecord.state(
                of: FirstEpisodeNotStarted.self,
                [.made(.careEpisode, "2022-01-10", reference: "2022-01-10", [.episodeReason: "S", .periodReference: "1"])]) == .passed)
    }

    @Test func `a return of one year may not know the first`() {
        #expect(
            QualityRecord.state(
                of: FirstEpisodeNotStarted.self, [.made(.careEpisode, "2019-05-01", format: .lookedAfter, [.episodeReason: "P"])])
                == .passed)
    }

    @Test func `an episode that begins within the years of the return is the first`() {
        #expect(
            QualityRecord.state(
                of: FirstEpisodeNotStarted.self, [.made(.careEpisode, "2023-05-01", format: .lookedAfter, [.episodeReason: "P"])])
                == .failed)
    }
}
