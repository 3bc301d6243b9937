import ChildRecords
import Testing

@Suite("Assessment without referral")
struct AssessmentWithoutReferralTests {
    @Test func `an assessment that names no referral is pointed out`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10")]) == .fired)
    }

    @Test func `one that names it passes`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10", within: "R1")]) == .passed)
    }

    @Test func `Annex A cannot name one and is not asked`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10", format: .annexA)]) == .passed)
    }
}
