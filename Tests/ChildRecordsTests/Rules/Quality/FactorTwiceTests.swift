import ChildRecords
import Testing

@Suite("Factor twice")
struct FactorTwiceTests {
    @Test func `a factor recorded twice is pointed out`() {
        #expect(
            QualityRecord.state(
                of: FactorTwice.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census, [.factors: "3B 4A 3B"])]) == .failed)
    }

    @Test func `two factors pass`() {
        #expect(
            QualityRecord.state(
                of: FactorTwice.self,
                [.made(.assessment, "2023-05-02", until: "2023-06-01", format: .census, [.factors: "3B 4A"])]) == .passed)
    }
}
