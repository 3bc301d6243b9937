import ChildRecords
import Testing

@Suite("Missing outside care")
struct MissingOutsideCareTests {
    @Test func `missing before care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingOutsideCare.self,
                [
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter),
                    .made(.missing, "2023-05-01", until: "2023-05-02", format: .lookedAfter),
                ]) == .failed)
    }

    @Test func `missing in care passes`() {
        #expect(
            QualityRecord.state(
                of: MissingOutsideCare.self,
                [
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter),
                    .made(.missing, "2023-05-02", until: "2023-05-03", format: .lookedAfter),
                ]) == .passed)
    }
}
