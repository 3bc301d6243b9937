import ChildRecords
import Testing

@Suite("Leaver still in care")
struct LeaverStillInCareTests {
    @Test func `in care on the eighteenth birthday is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LeaverStillInCare.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2005-06-01"]),
                    .made(.careEpisode, "2022-05-02", format: .lookedAfter, [.legalStatus: "C2"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .failed)
    }

    @Test func `care that ended before it passes`() {
        #expect(
            QualityRecord.state(
                of: LeaverStillInCare.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2005-06-01"]),
                    .made(.careEpisode, "2022-05-02", until: "2023-05-31", format: .lookedAfter, [.ceasedReason: "E8"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .passed)
    }
}
