import ChildRecords
import Testing

@Suite("Care review outside care")
struct CareReviewOutsideCareTests {
    @Test func `a review after care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: CareReviewOutsideCare.self,
                [
                    .made(.careEpisode, "2023-01-10", until: "2023-09-13", reference: "2023-01-10", [.episodeReason: "S"]),
                    .made(.claReview, "2023-09-14"),
                ]) == .failed)
    }

    @Test func `one on the last day passes`() {
        #expect(
            QualityRecord.state(
                of: CareReviewOutsideCare.self,
                [
                    .made(.careEpisode, "2023-01-10", until: "2023-09-13", reference: "2023-01-10", [.episodeReason: "S"]),
                    .made(.claReview, "2023-09-13"),
                ]) == .passed)
    }
}
