import ChildRecords
import Testing

@Suite("Outcome not known here")
struct OutcomeNotKnownHereTests {
    @Test func `a code of no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: OutcomeNotKnownHere.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-08-01", format: .census, [.preProceedingsOutcome: "?Q"])]) == .failed)
    }

    @Test func `A of the census passes though its meaning is not known`() {
        #expect(
            QualityRecord.state(
                of: OutcomeNotKnownHere.self,
                [.made(.preProceedings, "2023-05-02", until: "2023-08-01", format: .census, [.preProceedingsOutcome: "?A"])]) == .passed)
    }
}
