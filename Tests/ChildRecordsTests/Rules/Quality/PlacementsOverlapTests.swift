import ChildRecords
import Testing

@Suite("Placements overlap")
struct PlacementsOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlacementsOverlap.self,
                [.made(.placement, "2022-01-10", until: "2023-05-01", reference: "1"), .made(.placement, "2023-04-01", reference: "2")])
                == .failed)
    }

    @Test func `leaving and arriving on one day passes`() {
        #expect(
            QualityRecord.state(
                of: PlacementsOverlap.self,
                [.made(.placement, "2022-01-10", until: "2023-04-01", reference: "1"), .made(.placement, "2023-04-01", reference: "2")])
                == .passed)
    }
}
