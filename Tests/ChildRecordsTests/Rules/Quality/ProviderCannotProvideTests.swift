import ChildRecords
import Testing

@Suite("Provider cannot provide")
struct ProviderCannotProvideTests {
    @Test func `a public body as a provider of foster care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProviderCannotProvide.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "U6", .provider: "PR3"])]) == .failed)
    }

    @Test func `the council passes`() {
        #expect(
            QualityRecord.state(
                of: ProviderCannotProvide.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.placementType: "U6", .provider: "PR1"])]) == .passed)
    }
}
