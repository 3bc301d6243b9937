import ChildRecords
import Testing

@Suite("Protection visit outside plan")
struct ProtectionVisitOutsidePlanTests {
    @Test func `a visit after the end is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ProtectionVisitOutsidePlan.self,
                [.made(.protectionPlan, "2023-01-10", until: "2023-04-05"), .made(.protectionVisit, "2023-04-06")]) == .fired)
    }

    @Test func `a visit on the last day passes`() {
        #expect(
            QualityRecord.state(
                of: ProtectionVisitOutsidePlan.self,
                [.made(.protectionPlan, "2023-01-10", until: "2023-04-05"), .made(.protectionVisit, "2023-04-05")]) == .passed)
    }
}
