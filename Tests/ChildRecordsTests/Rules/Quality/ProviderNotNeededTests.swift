import ChildRecords
import Testing

@Suite("Provider not needed")
struct ProviderNotNeededTests {
    @Test func `a provider of a temporary placement is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProviderNotNeeded.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "T0", .provider: "PR1"])]) == .failed)
    }

    @Test func `T4 of 2023-24 has one`() {
        #expect(
            QualityRecord.state(
                of: ProviderNotNeeded.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "T4", .provider: "PR1"])]) == .passed)
    }
}
