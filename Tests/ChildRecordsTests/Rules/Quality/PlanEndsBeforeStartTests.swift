import ChildRecords
import Testing

@Suite("Plan ends before start")
struct PlanEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(QualityRecord.state(of: PlanEndsBeforeStart.self, [.made(.cpPlan, "2023-01-10", until: "2023-01-09")]) == .failed)
    }

    @Test func `one day long passes`() {
        #expect(QualityRecord.state(of: PlanEndsBeforeStart.self, [.made(.cpPlan, "2023-01-10", until: "2023-01-10")]) == .passed)
    }
}
