import ChildRecords
import Testing

@Suite("Pre proceedings overlap")
struct PreProceedingsOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: PreProceedingsOverlap.self,
                [
                    .made(.preProceedings, "2023-01-10", reference: "1", [.decisionDay: "2023-05-10"]),
                    .made(.preProceedings, "2023-03-10", reference: "2"),
                ]) == .failed)
    }

    @Test func `one after the other passes`() {
        #expect(
            QualityRecord.state(
                of: PreProceedingsOverlap.self,
                [
                    .made(.preProceedings, "2023-01-10", reference: "1", [.decisionDay: "2023-05-10"]),
                    .made(.preProceedings, "2023-05-10", reference: "2"),
                ]) == .passed)
    }
}
