import ChildRecords
import Testing

@Suite("Factors missing")
struct FactorsMissingTests {
    @Test func `a finished assessment without factors is pointed out`() {
        #expect(
            QualityRecord.state(
                of: FactorsMissing.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census)]) == .failed)
    }

    @Test func `no factors as an answer passes`() {
        #expect(
            QualityRecord.state(
                of: FactorsMissing.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census, [.factors: "21"])]) == .passed)
    }
}
