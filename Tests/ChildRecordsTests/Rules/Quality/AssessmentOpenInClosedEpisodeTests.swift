import ChildRecords
import Testing

@Suite("Assessment open in closed episode")
struct AssessmentOpenInClosedEpisodeTests {
    @Test func `an open assessment of a closed episode is pointed out`() {
        #expect(
            QualityRecord.state(
                of: AssessmentOpenInClosedEpisode.self,
                [.made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1"), .made(.assessment, "2023-05-02", within: "R1")])
                == .failed)
    }

    @Test func `an open assessment of an open episode passes`() {
        #expect(
            QualityRecord.state(
                of: AssessmentOpenInClosedEpisode.self,
                [.made(.cinEpisode, "2023-05-01", reference: "R1"), .made(.assessment, "2023-05-02", within: "R1")]) == .passed)
    }
}
