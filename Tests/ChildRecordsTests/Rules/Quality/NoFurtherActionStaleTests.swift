import ChildRecords
import Testing

@Suite("No further action stale")
struct NoFurtherActionStaleTests {
    @Test func `two working days before the year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NoFurtherActionStale.self,
                [.made(.referral, "2023-03-29", format: .census, [.noFurtherAction: "Y"])]) == .failed)
    }

    @Test func `the last working day before the year passes`() {
        #expect(
            QualityRecord.state(
                of: NoFurtherActionStale.self,
                [.made(.referral, "2023-03-31", format: .census, [.noFurtherAction: "Y"])]) == .passed)
    }
}
