import ChildRecords
import Testing

@Suite("Decision before pre proceedings")
struct DecisionBeforePreProceedingsTests {
    @Test func `a decision before the beginning is pointed out`() {
        #expect(
            QualityRecord.state(
                of: DecisionBeforePreProceedings.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-05-01", format: .census)]) == .failed)
    }

    @Test func `a decision on the first day passes`() {
        #expect(
            QualityRecord.state(
                of: DecisionBeforePreProceedings.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-05-02", format: .census)]) == .passed)
    }
}
