import ChildRecords
import Testing

@Suite("Too young for placement")
struct TooYoungForPlacementTests {
    @Test func `supported accommodation at 15 is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TooYoungForPlacement.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2007-05-03"]),
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "K3"]),
                ]) == .failed)
    }

    @Test func `at 16 it passes`() {
        #expect(
            QualityRecord.state(
                of: TooYoungForPlacement.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2007-05-02"]),
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "K3"]),
                ]) == .passed)
    }
}
