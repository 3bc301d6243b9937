import ChildRecords
import Testing

@Suite("Factor retired")
struct FactorRetiredTests {
    @Test func `18A in 2023-24 is pointed out`() {
        #expect(
            QualityRecord.state(
                of: FactorRetired.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census, [.factors: "18A"])]) == .failed)
    }

    @Test func `18A in 2021-22 passes`() {
        #expect(
            QualityRecord.state(
                of: FactorRetired.self,
                [.made(.assessment, "2021-05-02", until: "2021-06-01", format: .census, [.factors: "18A"])]) == .passed)
    }
}
