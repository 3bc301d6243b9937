import ChildRecords
import Testing

@Suite("Visit outside need")
struct VisitOutsideNeedTests {
    @Test func `a request after the closure is pointed out`() {
        #expect(
            QualityRecord.state(
                of: VisitOutsideNeed.self, [.made(.cinEpisode, "2023-01-09", until: "2023-03-01"), .made(.cinVisit, "2023-03-02")])
                == .failed)
    }

    @Test func `a request on the day of the closure passes`() {
        #expect(
            QualityRecord.state(
                of: VisitOutsideNeed.self, [.made(.cinEpisode, "2023-01-09", until: "2023-03-01"), .made(.cinVisit, "2023-03-01")])
                == .passed)
    }
}
