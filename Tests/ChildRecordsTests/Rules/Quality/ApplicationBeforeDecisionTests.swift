import ChildRecords
import Testing

@Suite("Application before decision")
struct ApplicationBeforeDecisionTests {
    @Test func `an application before the decision is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ApplicationBeforeDecision.self,
                [.made(.preProceedings, "2023-01-10", [.decisionDay: "2023-05-10", .application: "2023-05-09"])]) == .failed)
    }

    @Test func `one on its day passes`() {
        #expect(
            QualityRecord.state(
                of: ApplicationBeforeDecision.self,
                [.made(.preProceedings, "2023-01-10", [.decisionDay: "2023-05-10", .application: "2023-05-10"])]) == .passed)
    }
}
