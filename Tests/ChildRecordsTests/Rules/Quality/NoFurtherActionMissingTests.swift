import ChildRecords
import Testing

@Suite("No further action missing")
struct NoFurtherActionMissingTests {
    @Test func `no answer is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NoFurtherActionMissing.self,
                [.made(.referral, "2023-05-02", format: .census)]) == .failed)
    }

    @Test func `no is an answer`() {
        #expect(
            QualityRecord.state(
                of: NoFurtherActionMissing.self,
                [.made(.referral, "2023-05-02", format: .census, [.noFurtherAction: "N"])]) == .passed)
    }
}
