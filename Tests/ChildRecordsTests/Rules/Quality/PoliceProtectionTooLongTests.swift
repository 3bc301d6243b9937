import ChildRecords
import Testing

@Suite("Police protection too long")
struct PoliceProtectionTooLongTests {
    @Test func `a fourth day is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PoliceProtectionTooLong.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2022-01-14", reference: "2022-01-10", [.episodeReason: "S", .legalStatus: "L1"])
                ]) == .failed)
    }

    @Test func `the third day passes`() {
        #expect(
            QualityRecord.state(
                of: PoliceProtectionTooLong.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", until: "2022-01-13", reference: "2022-01-10", [.episodeReason: "S", .legalStatus: "L1"])
                ]) == .passed)
    }
}
