import ChildRecords
import Testing

@Suite("Too young for status")
struct TooYoungForStatusTests {
    @Test func `remand under ten is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TooYoungForStatus.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2013-05-03"]),
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter, [.legalStatus: "J1"]),
                ]) == .failed)
    }

    @Test func `at ten it passes`() {
        #expect(
            QualityRecord.state(
                of: TooYoungForStatus.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2013-05-02"]),
                    .made(.careEpisode, "2023-05-02", format: .lookedAfter, [.legalStatus: "J1"]),
                ]) == .passed)
    }
}
