import ChildRecords
import Testing

@Suite("Review on first day")
struct ReviewOnFirstDayTests {
    @Test func `a review on the first day is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ReviewOnFirstDay.self,
                [.made(.cpPlan, "2023-05-02"), .made(.rcpc, "2023-05-02")]) == .failed)
    }

    @Test func `a review on the day the plan before it ended passes`() {
        #expect(
            QualityRecord.state(
                of: ReviewOnFirstDay.self,
                [.made(.cpPlan, "2022-05-02", until: "2023-05-02"), .made(.cpPlan, "2023-05-02"), .made(.rcpc, "2023-05-02")]) == .passed)
    }
}
