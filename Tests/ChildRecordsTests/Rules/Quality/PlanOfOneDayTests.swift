import ChildRecords
import Testing

@Suite("Plan of one day")
struct PlanOfOneDayTests {
    @Test func `a plan of one day is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlanOfOneDay.self,
                [.made(.cpPlan, "2023-05-02", until: "2023-05-02")]) == .failed)
    }

    @Test func `a plan of two days passes`() {
        #expect(
            QualityRecord.state(
                of: PlanOfOneDay.self,
                [.made(.cpPlan, "2023-05-02", until: "2023-05-03")]) == .passed)
    }
}
