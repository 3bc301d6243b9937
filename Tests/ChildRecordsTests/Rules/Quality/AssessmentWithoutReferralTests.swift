import ChildRecords
import Testing

@Suite("Assessment without referral")
struct AssessmentWithoutReferralTests {
    @Test func `an assessment that names no referral is pointed out`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10")]) == .failed)
    }

    @Test func `one that names it passes`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10", within: "R1")]) == .passed)
    }

    @Test func `a list of factors in another file names none, and the census does not change that`() {
        let told: [Entry] = [
            .made(.assessment, "2023-01-10", within: "R1"), .made(.assessment, "2023-01-10", file: 2, [.factors: "4B"]),
            .made(.assessment, "2023-01-10", within: "2023-01-09", format: .census, file: 3),
        ]
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, told) == .passed)
    }

    @Test func `Annex A cannot name one and is not asked`() {
        #expect(QualityRecord.state(of: AssessmentWithoutReferral.self, [.made(.assessment, "2023-01-10", format: .annexA)]) == .notChecked)
    }
}
