import ChildRecords
import Testing

@Suite("Participation against age")
struct ParticipationAgainstAgeTests {
    @Test func `under four on the fourth birthday is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ParticipationAgainstAge.self,
                [
                    .made(.person, nil, [.born: "2019-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.claReview, "2023-05-01", [.participation: "PN0"]),
                ]) == .failed)
    }

    @Test func `the day before passes`() {
        #expect(
            QualityRecord.state(
                of: ParticipationAgainstAge.self,
                [
                    .made(.person, nil, [.born: "2019-05-02", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.claReview, "2023-05-01", [.participation: "PN0"]),
                ]) == .passed)
    }
}
