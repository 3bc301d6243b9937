import ChildRecords
import Testing

@Suite("Placement not known here")
struct PlacementNotKnownHereTests {
    @Test func `a code that is in no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlacementNotKnownHere.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "?X9"])
                ]) == .failed)
    }

    @Test func `a code of the return passes`() {
        #expect(
            QualityRecord.state(
                of: PlacementNotKnownHere.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "U6"])
                ]) == .passed)
    }
}
