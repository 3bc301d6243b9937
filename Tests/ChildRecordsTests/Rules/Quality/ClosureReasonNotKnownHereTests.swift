import ChildRecords
import Testing

@Suite("Closure reason not known here")
struct ClosureReasonNotKnownHereTests {
    @Test func `a code of no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ClosureReasonNotKnownHere.self,
                [.made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "?RC77"])]) == .failed)
    }

    @Test func `a code of the census passes`() {
        #expect(
            QualityRecord.state(
                of: ClosureReasonNotKnownHere.self,
                [.made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC7"])]) == .passed)
    }
}
