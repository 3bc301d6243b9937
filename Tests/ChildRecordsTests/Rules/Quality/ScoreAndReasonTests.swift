import ChildRecords
import Testing

@Suite("Score and reason")
struct ScoreAndReasonTests {
    @Test func `both are pointed out`() {
        #expect(
            QualityRecord.state(of: ScoreAndReason.self, [.made(.sdqScore, "2024-01-10", [.score: "12", .scoreReason: "SDQ4"])])
                == .failed)
    }

    @Test func `a reason alone passes`() {
        #expect(QualityRecord.state(of: ScoreAndReason.self, [.made(.sdqScore, "2024-01-10", [.scoreReason: "SDQ4"])]) == .passed)
    }
}
