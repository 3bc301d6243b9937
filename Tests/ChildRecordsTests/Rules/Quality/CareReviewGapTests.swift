import ChildRecords
import Testing

@Suite("Care review gap")
struct CareReviewGapTests {
    @Test func `246 days without a review are pointed out`() {
        #expect(
            QualityRecord.state(
                of: CareReviewGap.self,
                [.made(.careEpisode, "2023-01-10", until: "2023-09-13", reference: "2023-01-10", [.episodeReason: "S"])]) == .failed)
    }

    @Test func `245 days pass`() {
        #expect(
            QualityRecord.state(
                of: CareReviewGap.self,
                [.made(.careEpisode, "2023-01-10", until: "2023-09-12", reference: "2023-01-10", [.episodeReason: "S"])]) == .passed)
    }

    @Test func `reviews between break the stretch`() {
        #expect(
            QualityRecord.state(
                of: CareReviewGap.self,
                [
                    .made(.careEpisode, "2023-01-10", reference: "2023-01-10", [.episodeReason: "S"]), .made(.claReview, "2023-02-05"),
                    .made(.claReview, "2023-05-01"), .made(.claReview, "2023-10-29"), .made(.claReview, "2024-03-20"),
                ]) == .passed)
    }

    @Test("short breaks have no reviews of this kind", arguments: ["V3", "V4"])
    func shortBreaks(status: String) {
        #expect(
            QualityRecord.state(
                of: CareReviewGap.self,
                [
                    .made(
                        .careEpisode, "2023-01-10", until: "2023-11-13", reference: "2023-01-10",
                        [.episodeReason: "S", .legalStatus: status])
                ]) == .passed)
    }
}
