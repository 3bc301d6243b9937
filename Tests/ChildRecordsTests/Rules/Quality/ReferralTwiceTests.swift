import ChildRecords
import Testing

@Suite("Referral twice")
struct ReferralTwiceTests {
    @Test func `two referrals on one day are pointed out`() {
        #expect(
            QualityRecord.state(
                of: ReferralTwice.self, [.made(.referral, "2023-05-02", reference: "1"), .made(.referral, "2023-05-02", reference: "2")])
                == .failed)
    }

    @Test func `two referrals on two days pass`() {
        #expect(
            QualityRecord.state(
                of: ReferralTwice.self, [.made(.referral, "2023-05-02", reference: "1"), .made(.referral, "2023-05-03", reference: "2")])
                == .passed)
    }
}
