import ChildRecords
import Testing

@Suite("Score missing")
struct ScoreMissingTests {
    @Test func `neither score nor reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ScoreMissing.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2010-05-01"]),
                    .made(.careEpisode, "2022-05-02", format: .lookedAfter, [.episodeReason: "S"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.immunised: "Y"]),
                ]) == .failed)
    }

    @Test func `a reason passes`() {
        #expect(
            QualityRecord.state(
                of: ScoreMissing.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2010-05-01"]),
                    .made(.careEpisode, "2022-05-02", format: .lookedAfter, [.episodeReason: "S"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.scoreReason: "SDQ2"]),
                ]) == .passed)
    }
}
