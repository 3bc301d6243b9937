import ChildRecords
import Testing

@Suite("Change reason not known here")
struct ChangeReasonNotKnownHereTests {
    @Test func `a code of no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.changeReason: "?WHIM"])]) == .failed)
    }

    @Test func `a code of the return passes`() {
        #expect(
            QualityRecord.state(
                of: ChangeReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", format: .lookedAfter, [.changeReason: "CARPL"])]) == .passed)
    }
}
