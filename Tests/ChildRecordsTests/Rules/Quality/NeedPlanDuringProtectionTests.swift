import ChildRecords
import Testing

@Suite("Need plan during protection")
struct NeedPlanDuringProtectionTests {
    @Test func `both at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: NeedPlanDuringProtection.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.cinPlan, "2023-04-01")]) == .failed)
    }

    @Test func `one may begin on the day the other ends`() {
        #expect(
            QualityRecord.state(
                of: NeedPlanDuringProtection.self,
                [.made(.cpPlan, "2023-01-10", until: "2023-04-05"), .made(.cinPlan, "2023-04-05")]) == .passed)
    }
}
