import ChildRecords
import Testing

@Suite("Leaver died in care")
struct LeaverDiedInCareTests {
    @Test func `died in care is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LeaverDiedInCare.self,
                [
                    .made(.careEpisode, "2022-05-02", until: "2023-05-01", format: .lookedAfter, [.ceasedReason: "E2"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "DIED"]),
                ]) == .failed)
    }

    @Test func `another end passes`() {
        #expect(
            QualityRecord.state(
                of: LeaverDiedInCare.self,
                [
                    .made(.careEpisode, "2022-05-02", until: "2023-05-01", format: .lookedAfter, [.ceasedReason: "E8"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .passed)
    }
}
