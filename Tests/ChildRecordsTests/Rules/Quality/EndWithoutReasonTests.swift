import ChildRecords
import Testing

@Suite("End without reason")
struct EndWithoutReasonTests {
    @Test func `an end without a reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: EndWithoutReason.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter)]) == .failed)
    }

    @Test func `an end with a reason passes`() {
        #expect(
            QualityRecord.state(
                of: EndWithoutReason.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E4A"])]) == .passed)
    }
}
