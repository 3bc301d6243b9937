import ChildRecords
import Testing

@Suite("Closed without reason")
struct ClosedWithoutReasonTests {
    @Test func `a closure without a reason is pointed out`() {
        #expect(QualityRecord.state(of: ClosedWithoutReason.self, [.made(.cinEpisode, "2023-01-09", until: "2023-03-01")]) == .failed)
    }

    @Test func `a reason is enough`() {
        #expect(
            QualityRecord.state(
                of: ClosedWithoutReason.self, [.made(.cinEpisode, "2023-01-09", until: "2023-03-01", [.closureReason: "RC7"])])
                == .passed)
    }

    @Test func `an open one needs none`() {
        #expect(QualityRecord.state(of: ClosedWithoutReason.self, [.made(.cinEpisode, "2023-01-09")]) == .passed)
    }
}
