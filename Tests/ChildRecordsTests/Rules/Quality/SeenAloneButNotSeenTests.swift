import ChildRecords
import Testing

@Suite("Seen alone but not seen")
struct SeenAloneButNotSeenTests {
    @Test func `seen alone and not seen is pointed out`() {
        #expect(
            QualityRecord.state(
                of: SeenAloneButNotSeen.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.cpVisit, "2023-03-02", [.seen: "N", .seenAlone: "Y"]),
                ]) == .failed)
    }

    @Test func `seen and not alone passes`() {
        #expect(
            QualityRecord.state(
                of: SeenAloneButNotSeen.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.cpVisit, "2023-03-02", [.seen: "Y", .seenAlone: "N"]),
                ]) == .passed)
    }
}
