import ChildRecords
import Testing

@Suite("Review conference outside plan")
struct ReviewConferenceOutsidePlanTests {
    @Test func `a review after the end is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ReviewConferenceOutsidePlan.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.rcpc, "2023-04-06")]) == .failed)
    }

    @Test func `the review that ended it passes`() {
        #expect(
            QualityRecord.state(
                of: ReviewConferenceOutsidePlan.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.rcpc, "2023-04-05")]) == .passed)
    }
}
