import ChildRecords
import Testing

@Suite("Temporary ends care")
struct TemporaryEndsCareTests {
    @Test func `an end in a temporary placement is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TemporaryEndsCare.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-05-05", format: .lookedAfter, [.ceasedReason: "E4A", .placementType: "T4"])
                ]) == .failed)
    }

    @Test func `a temporary placement that goes on passes`() {
        #expect(
            QualityRecord.state(
                of: TemporaryEndsCare.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-05", format: .lookedAfter, [.ceasedReason: "X1", .placementType: "T4"])])
                == .passed)
    }
}
