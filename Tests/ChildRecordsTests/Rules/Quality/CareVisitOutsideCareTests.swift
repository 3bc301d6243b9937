import ChildRecords
import Testing

@Suite("Care visit outside care")
struct CareVisitOutsideCareTests {
    @Test func `a request after care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: CareVisitOutsideCare.self,
                [
                    .made(.careEpisode, "2023-01-10", until: "2023-09-13", reference: "2023-01-10", [.episodeReason: "S"]),
                    .made(.statutoryVisit, "2023-09-14"),
                ]) == .failed)
    }

    @Test func `one on the last day passes`() {
        #expect(
            QualityRecord.state(
                of: CareVisitOutsideCare.self,
                [
                    .made(.careEpisode, "2023-01-10", until: "2023-09-13", reference: "2023-01-10", [.episodeReason: "S"]),
                    .made(.statutoryVisit, "2023-09-13"),
                ]) == .passed)
    }
}
