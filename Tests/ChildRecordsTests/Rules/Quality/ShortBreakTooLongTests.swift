import ChildRecords
import Testing

@Suite("Short break too long")
struct ShortBreakTooLongTests {
    @Test func `18 days are pointed out`() {
        #expect(
            QualityRecord.state(
                of: ShortBreakTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-20", format: .lookedAfter, [.legalStatus: "V3"])]) == .failed)
    }

    @Test func `17 days pass`() {
        #expect(
            QualityRecord.state(
                of: ShortBreakTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-19", format: .lookedAfter, [.legalStatus: "V3"])]) == .passed)
    }
}
