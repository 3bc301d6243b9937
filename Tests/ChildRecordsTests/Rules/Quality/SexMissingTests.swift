import ChildRecords
import Testing

@Suite("Sex missing")
struct SexMissingTests {
    @Test func `an empty sex is pointed out`() {
        #expect(
            QualityRecord.state(of: SexMissing.self, [.made(.person, nil, [.born: "2015-05-01", .ethnicity: "WBRI", .upnUnknown: "UN1"])])
                == .failed)
    }

    @Test func `unborn is an answer`() {
        #expect(
            QualityRecord.state(
                of: SexMissing.self, [.made(.person, nil, [.born: "2015-05-01", .sex: "U", .ethnicity: "WBRI", .upnUnknown: "UN1"])])
                == .passed)
    }
}
