import ChildRecords
import Testing

@Suite("Protection visit outside plan")
struct ProtectionVisitOutsidePlanTests {
    @Test func `a request after the end is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProtectionVisitOutsidePlan.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.cpVisit, "2023-04-06")]) == .failed)
    }

    @Test func `a request on the last day passes`() {
        #expect(
            QualityRecord.state(
                of: ProtectionVisitOutsidePlan.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.cpVisit, "2023-04-05")]) == .passed)
    }
}
