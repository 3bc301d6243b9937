import ChildRecords
import Testing

@Suite("Emergency order too long")
struct EmergencyOrderTooLongTests {
    @Test func `eight days of a child assessment order are pointed out`() {
        #expect(
            QualityRecord.state(
                of: EmergencyOrderTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-10", format: .lookedAfter, [.legalStatus: "L3"])]) == .failed)
    }

    @Test func `seven days pass`() {
        #expect(
            QualityRecord.state(
                of: EmergencyOrderTooLong.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-05-09", format: .lookedAfter, [.legalStatus: "L3"])]) == .passed)
    }
}
