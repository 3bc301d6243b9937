import ChildRecords
import Testing

@Suite("Outcome without day")
struct OutcomeWithoutDayTests {
    @Test func `an outcome without a day is pointed out`() {
        #expect(
            QualityRecord.state(of: OutcomeWithoutDay.self, [.made(.preProceedings, "2023-01-10", [.preProceedingsOutcome: "STEPDOWN"])])
                == .failed)
    }

    @Test func `its day is enough`() {
        #expect(
            QualityRecord.state(
                of: OutcomeWithoutDay.self,
                [.made(.preProceedings, "2023-01-10", [.preProceedingsOutcome: "STEPDOWN", .decisionDay: "2023-05-10"])]) == .passed)
    }
}
