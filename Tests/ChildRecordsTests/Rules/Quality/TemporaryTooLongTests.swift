import ChildRecords
import Testing

@Suite("Temporary too long")
struct TemporaryTooLongTests {
    @Test func `eight days of T4 are pointed out`() {
        #expect(
            QualityRecord.state(
                of: TemporaryTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-10", format: .lookedAfter, [.placementType: "T4"])]) == .failed)
    }

    @Test func `seven days pass`() {
        #expect(
            QualityRecord.state(
                of: TemporaryTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-09", format: .lookedAfter, [.placementType: "T4"])]) == .passed)
    }
}
