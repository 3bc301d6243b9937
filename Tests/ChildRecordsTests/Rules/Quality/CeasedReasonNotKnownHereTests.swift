import ChildRecords
import Testing

@Suite("Ceased reason not known here")
struct CeasedReasonNotKnownHereTests {
    @Test func `a code of no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: CeasedReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "?E99"])]) == .failed)
    }

    @Test func `a code of the return passes`() {
        #expect(
            QualityRecord.state(
                of: CeasedReasonNotKnownHere.self,
                [.made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.ceasedReason: "E8"])]) == .passed)
    }
}
