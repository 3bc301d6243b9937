import ChildRecords
import Testing

@Suite("Legal status not known here")
struct LegalStatusNotKnownHereTests {
    @Test func `a code that is in no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LegalStatusNotKnownHere.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .legalStatus: "?Q9"])
                ]) == .failed)
    }

    @Test func `a code of the return passes`() {
        #expect(
            QualityRecord.state(
                of: LegalStatusNotKnownHere.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10", format: .lookedAfter,
                        [.episodeReason: "S", .legalStatus: "V2"])
                ]) == .passed)
    }
}
