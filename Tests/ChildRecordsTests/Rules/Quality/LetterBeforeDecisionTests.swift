import ChildRecords
import Testing

@Suite("Letter before decision")
struct LetterBeforeDecisionTests {
    @Test func `a letter before the decision is pointed out`() {
        #expect(
            QualityRecord.state(of: LetterBeforeDecision.self, [.made(.preProceedings, "2023-01-10", [.letter: "2023-01-09"])]) == .failed)
    }

    @Test func `a letter on its day passes`() {
        #expect(
            QualityRecord.state(of: LetterBeforeDecision.self, [.made(.preProceedings, "2023-01-10", [.letter: "2023-01-10"])]) == .passed)
    }
}
