import ChildRecords
import Testing

@Suite("Previous plans missing")
struct PreviousPlansMissingTests {
    @Test func `a plan without the number is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PreviousPlansMissing.self,
                [.made(.cpPlan, "2023-05-02", format: .census)]) == .failed)
    }

    @Test func `none is an answer`() {
        #expect(
            QualityRecord.state(
                of: PreviousPlansMissing.self,
                [.made(.cpPlan, "2023-05-02", format: .census, [.previousPlans: "0"])]) == .passed)
    }
}
