import ChildRecords
import Testing

@Suite("Care ends before start")
struct CareEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(
            QualityRecord.state(
                of: CareEndsBeforeStart.self,
                [.made(.careEpisode, "2022-01-10", until: "2022-01-09", reference: "2022-01-10", [.episodeReason: "S"])]) == .failed)
    }

    @Test func `one day long passes`() {
        #expect(
            QualityRecord.state(
                of: CareEndsBeforeStart.self,
                [.made(.careEpisode, "2022-01-10", until: "2022-01-10", reference: "2022-01-10", [.episodeReason: "S"])]) == .passed)
    }
}
