import ChildRecords
import Testing

@Suite("Outcomes outside cohort")
struct OutcomesOutsideCohortTests {
    @Test func `outcomes of a child in care since May are pointed out`() {
        #expect(
            QualityRecord.state(
                of: OutcomesOutsideCohort.self,
                [
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter, [.episodeReason: "S"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.immunised: "Y"]),
                ]) == .failed)
    }

    @Test func `in care for the whole year passes`() {
        #expect(
            QualityRecord.state(
                of: OutcomesOutsideCohort.self,
                [
                    .made(.careEpisode, "2023-04-01", format: .lookedAfter, [.episodeReason: "S"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.immunised: "Y"]),
                ]) == .passed)
    }
}
