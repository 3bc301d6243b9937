import ChildRecords
import Testing

@Suite("Closed after no assessment")
struct ClosedAfterNoAssessmentTests {
    @Test func `closed after assessment without one is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ClosedAfterNoAssessment.self,
                [.made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC8"])]) == .failed)
    }

    @Test func `closed after its assessment passes`() {
        #expect(
            QualityRecord.state(
                of: ClosedAfterNoAssessment.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC8"]),
                    .made(.assessment, "2023-05-02", until: "2023-06-01", within: "R1"),
                ]) == .passed)
    }
}
