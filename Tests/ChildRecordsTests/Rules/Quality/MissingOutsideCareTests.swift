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

    @Test func `a year whose episodes of care are not loaded is not checked`() {
        let missing: [Entry] = [.thisYear(.missing, "2023-06-01", until: "2023-06-02")]
        func episode(_ taken: String) -> [Entry] {
            [.made(.careEpisode, "2021-05-02", child: "M8", format: .lookedAfter, taken: taken, [.episodeReason: "S"])]
        }
        #expect(QualityRecord.state(of: MissingOutsideCare.self, missing, beside: episode("2024-03-31"), withDataset: false) == .failed)
        #expect(QualityRecord.state(of: MissingOutsideCare.self, missing, beside: episode("2023-03-31"), withDataset: false) == .notChecked)
    }
}
