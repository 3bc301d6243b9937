import ChildRecords
import Testing

@Suite("Outcomes missing")
struct OutcomesMissingTests {
    @Test func `no outcomes of a child in care all year are pointed out`() {
        #expect(
            QualityRecord.state(
                of: OutcomesMissing.self,
                [.made(.careEpisode, "2022-05-02", format: .lookedAfter, [.episodeReason: "S"])]) == .failed)
    }

    @Test func `outcomes pass`() {
        #expect(
            QualityRecord.state(
                of: OutcomesMissing.self,
                [
                    .made(.careEpisode, "2022-05-02", format: .lookedAfter, [.episodeReason: "S"]),
                    .made(
                        .healthOutcomes, nil, format: .lookedAfter,
                        [.immunised: "Y", .dentalCheck: "Y", .healthAssessment: "N", .substanceMisuse: "N"]),
                ]) == .passed)
    }
}
