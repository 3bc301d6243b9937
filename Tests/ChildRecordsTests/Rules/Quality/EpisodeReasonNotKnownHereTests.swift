import ChildRecords
import Testing

@Suite("Episode reason not known here")
struct EpisodeReasonNotKnownHereTests {
    @Test func `no reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: EpisodeReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter)]) == .failed)
    }

    @Test func `S passes`() {
        #expect(
            QualityRecord.state(
                of: EpisodeReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.episodeReason: "S"])]) == .passed)
    }
}
