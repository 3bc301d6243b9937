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

    @Test func `a year that is not over is not pointed out`() {
        let born: [Fact: String] = [.born: "2012-05-01", .sex: "F"]
        func state(_ taken: String) -> RuleState.Kind {
            QualityRecord.state(
                of: ScoreMissing.self,
                [
                    .made(.person, nil, format: .lookedAfter, taken: taken, born),
                    .made(.careEpisode, "2021-05-02", format: .lookedAfter, taken: taken, [.episodeReason: "S"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, taken: taken, [.convicted: "N"]),
                ])
        }
        #expect(state("2024-03-31") == .failed)
        #expect(state("2023-11-30") == .passed)
    }
}
