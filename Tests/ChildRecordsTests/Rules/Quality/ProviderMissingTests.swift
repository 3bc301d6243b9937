import ChildRecords
import Testing

@Suite("Provider missing")
struct ProviderMissingTests {
    @Test func `foster care without a provider is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProviderMissing.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "U6"])]) == .failed)
    }

    @Test func `a short break passes`() {
        #expect(
            QualityRecord.state(
                of: ProviderMissing.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "U6", .legalStatus: "V3"])]) == .passed)
    }
}
