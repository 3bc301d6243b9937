import ChildRecords
import Testing

@Suite("Score out of range")
struct ScoreOutOfRangeTests {
    @Test func `41 is pointed out`() {
        #expect(QualityRecord.state(of: ScoreOutOfRange.self, [.made(.sdqScore, "2024-01-10", [.score: "41"])]) == .failed)
    }

    @Test func `40 passes`() {
        #expect(QualityRecord.state(of: ScoreOutOfRange.self, [.made(.sdqScore, "2024-01-10", [.score: "40"])]) == .passed)
    }

    @Test func `0 passes`() {
        #expect(QualityRecord.state(of: ScoreOutOfRange.self, [.made(.sdqScore, "2024-01-10", [.score: "0"])]) == .passed)
    }
}
