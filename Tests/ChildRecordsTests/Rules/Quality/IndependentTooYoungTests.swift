import ChildRecords
import Testing

@Suite("Independent too young")
struct IndependentTooYoungTests {
    @Test func `thirteen years old is pointed out`() {
        #expect(
            QualityRecord.state(
                of: IndependentTooYoung.self,
                [
                    .made(.person, nil, [.born: "2010-01-02", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(
                        .careEpisode, "2023-01-10", until: "2024-01-01", reference: "2023-01-10",
                        [.episodeReason: "S", .ceasedReason: "E5"]),
                ]) == .failed)
    }

    @Test func `fourteen passes`() {
        #expect(
            QualityRecord.state(
                of: IndependentTooYoung.self,
                [
                    .made(.person, nil, [.born: "2010-01-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(
                        .careEpisode, "2023-01-10", until: "2024-01-01", reference: "2023-01-10",
                        [.episodeReason: "S", .ceasedReason: "E5"]),
                ]) == .passed)
    }
}
