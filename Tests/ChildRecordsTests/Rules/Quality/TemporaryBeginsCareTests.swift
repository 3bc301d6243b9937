import ChildRecords
import Testing

@Suite("Temporary begins care")
struct TemporaryBeginsCareTests {
    @Test func `a start in hospital is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TemporaryBeginsCare.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.episodeReason: "S", .placementType: "T1"])]) == .failed)
    }

    @Test func `a start in foster care passes`() {
        #expect(
            QualityRecord.state(
                of: TemporaryBeginsCare.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.episodeReason: "S", .placementType: "U6"])]) == .passed)
    }
}
