import ChildRecords
import Testing

@Suite("Ethnicity missing")
struct EthnicityMissingTests {
    @Test func `an empty ethnicity is pointed out`() {
        #expect(
            QualityRecord.state(of: EthnicityMissing.self, [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .upnUnknown: "UN1"])])
                == .failed)
    }

    @Test func `refused is an answer`() {
        #expect(
            QualityRecord.state(
                of: EthnicityMissing.self, [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "REFU", .upnUnknown: "UN1"])])
                == .passed)
    }
}
