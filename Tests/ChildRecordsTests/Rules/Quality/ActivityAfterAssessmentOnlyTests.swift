import ChildRecords
import Testing

@Suite("Activity after assessment only")
struct ActivityAfterAssessmentOnlyTests {
    @Test func `a CIN plan in an episode closed after assessment is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ActivityAfterAssessmentOnly.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC8"]),
                    .made(.cinPlan, "2023-06-01", within: "R1"),
                ]) == .failed)
    }

    @Test func `an assessment alone passes`() {
        #expect(
            QualityRecord.state(
                of: ActivityAfterAssessmentOnly.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC9"]),
                    .made(.assessment, "2023-06-01", within: "R1"),
                ]) == .passed)
    }
}
