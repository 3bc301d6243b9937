import ChildRecords
import Testing

@Suite("Assessment after closure")
struct AssessmentAfterClosureTests {
    @Test func `an assessment after the closure is pointed out`() {
        #expect(
            QualityRecord.state(
                of: AssessmentAfterClosure.self,
                [.made(.cinEpisode, "2023-01-09", until: "2023-03-01"), .made(.assessment, "2023-03-02", until: "2023-03-20")]) == .failed)
    }

    @Test func `one on the day of the closure passes`() {
        #expect(
            QualityRecord.state(
                of: AssessmentAfterClosure.self,
                [.made(.cinEpisode, "2023-01-09", until: "2023-03-01"), .made(.assessment, "2023-03-01", until: "2023-03-20")]) == .passed)
    }
}
