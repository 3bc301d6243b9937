import ChildRecords
import Testing

@Suite("Score against age")
struct ScoreAgainstAgeTests {
    @Test func `a score at three is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ScoreAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2020-04-01"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.score: "12"]),
                ]) == .failed)
    }

    @Test func `a score at four passes`() {
        #expect(
            QualityRecord.state(
                of: ScoreAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2020-03-31"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.score: "12"]),
                ]) == .passed)
    }
}
