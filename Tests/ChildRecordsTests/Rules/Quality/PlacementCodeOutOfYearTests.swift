import ChildRecords
import Testing

@Suite("Placement code out of year")
struct PlacementCodeOutOfYearTests {
    @Test func `supported accommodation in 2023-24 is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlacementCodeOutOfYear.self,
                [
                    .made(
                        .careEpisode, "2023-05-01", reference: "2023-05-01", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "K3"])
                ]) == .failed)
    }

    @Test func `semi-independent living in 2023-24 passes`() {
        #expect(
            QualityRecord.state(
                of: PlacementCodeOutOfYear.self,
                [
                    .made(
                        .careEpisode, "2023-05-01", reference: "2023-05-01", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "H5"])
                ]) == .passed)
    }
}
