import ChildRecords
import Testing

@Suite("Closed before referral")
struct ClosedBeforeReferralTests {
    @Test func `a closure before the referral is pointed out`() {
        #expect(QualityRecord.state(of: ClosedBeforeReferral.self, [.made(.cinEpisode, "2023-01-09", until: "2023-01-08")]) == .failed)
    }

    @Test func `a closure on the same day passes`() {
        #expect(QualityRecord.state(of: ClosedBeforeReferral.self, [.made(.cinEpisode, "2023-01-09", until: "2023-01-09")]) == .passed)
    }
}
