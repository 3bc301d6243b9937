import ChildRecords
import Testing

@Suite("Score reason against age")
struct ScoreReasonAgainstAgeTests {
    @Test func `the reason age at ten is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ScoreReasonAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2013-05-01"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.scoreReason: "SDQ1"]),
                ]) == .failed)
    }

    @Test func `at three it passes`() {
        #expect(
            QualityRecord.state(
                of: ScoreReasonAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2020-05-01"]),
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.scoreReason: "SDQ1"]),
                ]) == .passed)
    }
}
