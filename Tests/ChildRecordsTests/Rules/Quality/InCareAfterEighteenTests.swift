import ChildRecords
import Testing

@Suite("In care after eighteen")
struct InCareAfterEighteenTests {
    @Test func `care after the birthday is pointed out`() {
        #expect(
            QualityRecord.state(
                of: InCareAfterEighteen.self,
                [
                    .made(.person, nil, [.born: "2006-03-30", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.careEpisode, "2022-01-10", reference: "2022-01-10", [.episodeReason: "S"]),
                ]) == .failed)
    }

    @Test func `care on the birthday passes`() {
        #expect(
            QualityRecord.state(
                of: InCareAfterEighteen.self,
                [
                    .made(.person, nil, [.born: "2006-03-31", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.careEpisode, "2022-01-10", reference: "2022-01-10", [.episodeReason: "S"]),
                ]) == .passed)
    }

    @Test("under section 20 in a children’s home somebody may stay, elsewhere not", arguments: ["K2", "U6"])
    func stays(place: String) {
        #expect(
            QualityRecord.state(
                of: InCareAfterEighteen.self,
                [
                    .made(.person, nil, [.born: "2006-01-30", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(
                        .careEpisode, "2022-01-10", reference: "2022-01-10",
                        [.episodeReason: "S", .legalStatus: "V2", .placementType: place]),
                ]) == (place == "K2" ? .passed : .failed))
    }

    @Test func `an end in the future is no care up to that day`() {
        #expect(
            QualityRecord.state(
                of: InCareAfterEighteen.self,
                [
                    .made(.person, nil, [.born: "2014-05-02", .sex: "F"]),
                    .made(.careEpisode, "2022-01-10", until: "2062-12-01", reference: "2022-01-10", [.episodeReason: "S"]),
                ]) == .passed)
    }
}
