import ChildRecords
import Testing

@Suite("Plans overlap")
struct PlansOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlansOverlap.self,
                [.made(.cpPlan, "2023-01-10", reference: "1"), .made(.cpPlan, "2023-02-10", reference: "2")]) == .failed)
    }

    @Test func `one after the other passes`() {
        #expect(
            QualityRecord.state(
                of: PlansOverlap.self,
                [
                    .made(.cpPlan, "2023-01-10", until: "2023-02-10", reference: "1"),
                    .made(.cpPlan, "2023-02-10", reference: "2"),
                ]) == .passed)
    }
}
