import ChildRecords
import Testing

@Suite("Factors too early")
struct FactorsTooEarlyTests {
    @Test func `factors of an open assessment are pointed out`() {
        #expect(
            QualityRecord.state(
                of: FactorsTooEarly.self,
                [.made(.assessment, "2023-05-02", format: .census, [.factors: "3B"])]) == .failed)
    }

    @Test func `factors of a finished one pass`() {
        #expect(
            QualityRecord.state(
                of: FactorsTooEarly.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census, [.factors: "3B"])]) == .passed)
    }
}
