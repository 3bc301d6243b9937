import ChildRecords
import Testing

@Suite("Need not known here")
struct NeedNotKnownHereTests {
    @Test func `a code that is in no list is pointed out`() {
        #expect(QualityRecord.state(of: NeedNotKnownHere.self, [.made(.cinEpisode, "2023-01-09", [.need: "?Q7"])]) == .failed)
    }

    @Test func `a code of the census passes`() {
        #expect(QualityRecord.state(of: NeedNotKnownHere.self, [.made(.cinEpisode, "2023-01-09", [.need: "N1"])]) == .passed)
    }
}
