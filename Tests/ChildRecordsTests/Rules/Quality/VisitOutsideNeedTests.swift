import ChildRecords
import Testing

@Suite("Visit outside need")
struct VisitOutsideNeedTests {
    @Test func `a visit after the closure is pointed out`() {
        #expect(
            QualityRecord.state(
                of: VisitOutsideNeed.self, [.made(.inNeed, "2023-01-09", until: "2023-03-01"), .made(.needVisit, "2023-03-02")]) == .fired)
    }

    @Test func `a visit on the day of the closure passes`() {
        #expect(
            QualityRecord.state(
                of: VisitOutsideNeed.self, [.made(.inNeed, "2023-01-09", until: "2023-03-01"), .made(.needVisit, "2023-03-01")]) == .passed)
    }
}
