import ChildRecords
import Testing

@Suite("Placement against legal status")
struct PlacementAgainstLegalStatusTests {
    @Test func `with parents under section 20 is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlacementAgainstLegalStatus.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10",
                        [.episodeReason: "S", .placementType: "P1", .legalStatus: "V2"])
                ]) == .failed)
    }

    @Test func `with parents under a care order passes`() {
        #expect(
            QualityRecord.state(
                of: PlacementAgainstLegalStatus.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10",
                        [.episodeReason: "S", .placementType: "P1", .legalStatus: "C2"])
                ]) == .passed)
    }

    @Test func `for adoption without a placement order is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PlacementAgainstLegalStatus.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10",
                        [.episodeReason: "S", .placementType: "A6", .legalStatus: "C2"])
                ]) == .failed)
    }

    @Test("with parents is barred under section 20 (V2) alone", arguments: ["V3", "V4", "C1", "E1"])
    func withParents(status: String) {
        #expect(
            QualityRecord.state(
                of: PlacementAgainstLegalStatus.self,
                [
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10",
                        [.episodeReason: "S", .placementType: "P1", .legalStatus: status])
                ]) == .passed)
    }
}
