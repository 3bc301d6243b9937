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

    @Test func `a birthday that is still to come is not pointed out`() {
        func state(_ taken: String) -> RuleState.Kind {
            QualityRecord.state(
                of: LeaverStillInCare.self,
                [
                    .made(.person, nil, format: .lookedAfter, taken: taken, [.born: "2006-02-01", .sex: "F"]),
                    .made(.careEpisode, "2021-05-02", format: .lookedAfter, taken: taken, [.episodeReason: "S"]),
                    .made(.careLeaver, nil, format: .lookedAfter, taken: taken, [.inTouch: "YES"]),
                ])
        }
        #expect(state("2024-03-31") == .failed)
        #expect(state("2023-11-30") == .passed)
    }
}
