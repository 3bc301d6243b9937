import ChildRecords
import Testing

@Suite("Provider against placement")
struct ProviderAgainstPlacementTests {
    @Test func `the parent as a provider of foster care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProviderAgainstPlacement.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "U6", .provider: "PR0"])
                ])
                == .failed)
    }

    @Test func `the parent at home passes`() {
        #expect(
            QualityRecord.state(
                of: ProviderAgainstPlacement.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .placementType: "P1", .provider: "PR0"])
                ])
                == .passed)
    }
}
