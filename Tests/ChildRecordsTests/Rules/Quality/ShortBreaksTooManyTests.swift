import ChildRecords
import Testing

@Suite("Short breaks too many")
struct ShortBreaksTooManyTests {
    @Test func `80 days in a year are pointed out`() {
        #expect(
            QualityRecord.state(
                of: ShortBreaksTooMany.self,
                [
                    .made(.careEpisode, "2023-04-01", until: "2023-04-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-05-01", until: "2023-05-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-06-01", until: "2023-06-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-07-01", until: "2023-07-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-08-01", until: "2023-08-17", format: .lookedAfter, [.legalStatus: "V3"]),
                ]) == .failed)
    }

    @Test func `64 days pass`() {
        #expect(
            QualityRecord.state(
                of: ShortBreaksTooMany.self,
                [
                    .made(.careEpisode, "2023-04-01", until: "2023-04-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-05-01", until: "2023-05-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-06-01", until: "2023-06-17", format: .lookedAfter, [.legalStatus: "V3"]),
                    .made(.careEpisode, "2023-07-01", until: "2023-07-17", format: .lookedAfter, [.legalStatus: "V3"]),
                ]) == .passed)
    }
}
