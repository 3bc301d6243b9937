import ChildRecords
import Testing

@Suite("Missing at end of care")
struct MissingAtEndOfCareTests {
    @Test func `missing when care ended for home is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingAtEndOfCare.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"]),
                    .made(.missing, "2023-07-01", until: "2023-08-01", format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `another reason (E8) passes`() {
        #expect(
            QualityRecord.state(
                of: MissingAtEndOfCare.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E8"]),
                    .made(.missing, "2023-07-01", until: "2023-08-01", format: .lookedAfter),
                ]) == .passed)
    }
}
