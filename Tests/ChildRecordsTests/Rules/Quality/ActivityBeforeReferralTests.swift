import ChildRecords
import Testing

@Suite("Activity before referral")
struct ActivityBeforeReferralTests {
    @Test func `an assessment before its referral is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ActivityBeforeReferral.self,
                [.made(.referral, "2023-05-01", reference: "R1"), .made(.assessment, "2023-04-30", within: "R1")]) == .failed)
    }

    @Test func `an assessment on the day of the referral passes`() {
        #expect(
            QualityRecord.state(
                of: ActivityBeforeReferral.self,
                [.made(.referral, "2023-05-01", reference: "R1"), .made(.assessment, "2023-05-01", within: "R1")]) == .passed)
    }
}
