import ChildRecords
import Testing

@Suite("No factors among factors")
struct NoFactorsAmongFactorsTests {
    @Test func `no factors beside a factor is pointed out`() {
        #expect(QualityRecord.state(of: NoFactorsAmongFactors.self, [.made(.assessment, "2023-01-10", [.factors: "21 3B"])]) == .failed)
    }

    @Test func `no factors alone passes`() {
        #expect(QualityRecord.state(of: NoFactorsAmongFactors.self, [.made(.assessment, "2023-01-10", [.factors: "21"])]) == .passed)
    }
}
