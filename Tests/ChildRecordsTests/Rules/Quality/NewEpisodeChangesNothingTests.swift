import ChildRecords
import Testing

@Suite("New episode changes nothing")
struct NewEpisodeChangesNothingTests {
    @Test func `a legal change without one is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NewEpisodeChangesNothing.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.legalStatus: "C1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "L", .legalStatus: "C1", .placementType: "K2"]),
                ]) == .failed)
    }

    @Test func `a legal change passes`() {
        #expect(
            QualityRecord.state(
                of: NewEpisodeChangesNothing.self,
                [
                    .made(
                        .careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, [.legalStatus: "C1", .placementType: "U6"]),
                    .made(
                        .careEpisode, "2023-08-01", format: .lookedAfter, [.episodeReason: "L", .legalStatus: "C2", .placementType: "U6"]),
                ]) == .passed)
    }

    @Test("a move to the home where the child lives already is pointed out, where the number is that of the home", arguments: ["K2", "U6"])
    func sameHome(place: String) {
        let home: [Fact: String] = [.legalStatus: "C2", .placementType: place, .provider: "PR4", .urn: "SC000001"]
        for reason in ["P", "T"] {
            #expect(
                QualityRecord.state(
                    of: NewEpisodeChangesNothing.self,
                    [
                        .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, home),
                        .made(.careEpisode, "2023-08-01", format: .lookedAfter, home.merging([.episodeReason: reason]) { $1 }),
                    ]) == (place == "K2" ? .failed : .passed))
        }
    }

    @Test func `a move to another home passes`() {
        let home: [Fact: String] = [.legalStatus: "C2", .placementType: "K2", .provider: "PR4", .urn: "SC000001"]
        #expect(
            QualityRecord.state(
                of: NewEpisodeChangesNothing.self,
                [
                    .made(.careEpisode, "2023-05-02", until: "2023-08-01", format: .lookedAfter, home),
                    .made(.careEpisode, "2023-08-01", format: .lookedAfter, home.merging([.episodeReason: "P", .urn: "SC000002"]) { $1 }),
                ]) == .passed)
    }
}
