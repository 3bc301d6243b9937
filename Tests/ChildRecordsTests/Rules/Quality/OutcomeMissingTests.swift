import ChildRecords
import Testing

@Suite("Outcome missing")
struct OutcomeMissingTests {
    @Test func `an end without an outcome is pointed out`() {
        #expect(
            QualityRecord.state(
                of: OutcomeMissing.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-08-01", format: .census)]) == .failed)
    }

    @Test func `an end with an outcome passes`() {
        #expect(
            QualityRecord.state(
                of: OutcomeMissing.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-08-01", format: .census, [.preProceedingsOutcome: "A"])]) == .passed)
    }
}
