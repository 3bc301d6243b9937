import ChildRecords
import Testing

@Suite("Review conference gap")
struct ReviewConferenceGapTests {
    @Test func `246 days without a review are pointed out`() {
        #expect(
            QualityRecord.state(
                of: ReviewConferenceGap.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-09-13"), .made(.rcpc, "2023-09-13")]) == .failed)
    }

    @Test func `245 days pass`() {
        #expect(
            QualityRecord.state(
                of: ReviewConferenceGap.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-09-12"), .made(.rcpc, "2023-09-12")]) == .passed)
    }

    @Test func `reviews between break the stretch`() {
        #expect(
            QualityRecord.state(
                of: ReviewConferenceGap.self,
                [
                    .made(.cpPlan, "2023-01-10"), .made(.rcpc, "2023-04-05"), .made(.rcpc, "2023-09-29"),
                    .made(.rcpc, "2024-03-20"),
                ]) == .passed)
    }
}
