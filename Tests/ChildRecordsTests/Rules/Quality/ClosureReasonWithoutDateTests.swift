import ChildRecords
import Testing

@Suite("Closure reason without date")
struct ClosureReasonWithoutDateTests {
    @Test func `a reason without a date is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ClosureReasonWithoutDate.self,
                [.made(.cinEpisode, "2023-05-01", reference: "R1", [.closureReason: "RC7"])]) == .failed)
    }

    @Test func `a reason with a date passes`() {
        #expect(
            QualityRecord.state(
                of: ClosureReasonWithoutDate.self,
                [.made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC7"])]) == .passed)
    }
}
