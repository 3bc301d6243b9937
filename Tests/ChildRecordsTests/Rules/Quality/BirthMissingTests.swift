import ChildRecords
import Testing

@Suite("Birth missing")
struct BirthMissingTests {
    @Test func `neither born nor expected is pointed out`() {
        #expect(
            QualityRecord.state(of: BirthMissing.self, [.made(.person, nil, [.sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"])])
                == .failed
        )
    }

    @Test func `an expected day is enough`() {
        #expect(
            QualityRecord.state(
                of: BirthMissing.self, [.made(.person, nil, [.sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .expected: "2024-05-01"])])
                == .passed)
    }
}
