import ChildRecords
import Testing

@Suite("Decisions to place for adoption overlap")
struct AdoptionPlacementsOverlapTests {
    @Test func `a new decision before the earlier one ended is pointed out`() {
        #expect(
            QualityRecord.state(
                of: AdoptionPlacementsOverlap.self,
                [
                    .made(.placedForAdoption, "2023-05-02", until: "2023-09-01", format: .lookedAfter),
                    .made(.placedForAdoption, "2023-08-01", until: nil, format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `a new decision while the earlier one is open is pointed out`() {
        #expect(
            QualityRecord.state(
                of: AdoptionPlacementsOverlap.self,
                [
                    .made(.placedForAdoption, "2023-05-02", until: nil, format: .lookedAfter),
                    .made(.placedForAdoption, "2023-08-01", until: nil, format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `one after the other on the same day passes`() {
        #expect(
            QualityRecord.state(
                of: AdoptionPlacementsOverlap.self,
                [
                    .made(.placedForAdoption, "2023-05-02", until: "2023-08-01", format: .lookedAfter),
                    .made(.placedForAdoption, "2023-08-01", until: nil, format: .lookedAfter),
                ]) == .passed)
    }
}
