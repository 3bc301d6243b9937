import ChildRecords
import Testing

@Suite("Next episode missing")
struct NextEpisodeMissingTests {
    @Test func `still in care, and nothing follows, is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NextEpisodeMissing.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "X1"])]) == .failed)
    }

    @Test func `an episode from that day passes`() {
        #expect(
            QualityRecord.state(
                of: NextEpisodeMissing.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "X1"]),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "P"]),
                ]) == .passed)
    }
}
