import ChildRecords
import Testing

@Suite("Ethnicity not known here")
struct EthnicityNotKnownHereTests {
    @Test func `a code that is in no list is pointed out`() {
        #expect(
            QualityRecord.state(
                of: EthnicityNotKnownHere.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "?WXYZ", .upnUnknown: "UN1"])]) == .failed)
    }

    @Test func `a code of the returns passes, and none at all is another rule's`() {
        #expect(
            QualityRecord.state(
                of: EthnicityNotKnownHere.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "MWBC", .upnUnknown: "UN1"])]) == .passed)
    }
}
