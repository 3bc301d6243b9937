import ChildRecords
import Testing

@Suite("Assessment ends before start")
struct AssessmentEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(QualityRecord.state(of: AssessmentEndsBeforeStart.self, [.made(.assessment, "2023-01-10", until: "2023-01-09")]) == .failed)
    }

    @Test func `an end on the same day passes`() {
        #expect(QualityRecord.state(of: AssessmentEndsBeforeStart.self, [.made(.assessment, "2023-01-10", until: "2023-01-10")]) == .passed)
    }
}
