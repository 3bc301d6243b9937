import ChildRecords
import Testing

@Suite("Pupil number missing")
struct PupilNumberMissingTests {
    @Test func `a child of six without a number or a reason is pointed out`() {
        #expect(
            QualityRecord.state(of: PupilNumberMissing.self, [.made(.person, nil, [.born: "2018-03-31", .sex: "F", .ethnicity: "WBRI"])])
                == .failed)
    }

    @Test func `the day before the sixth birthday it is in time`() {
        #expect(
            QualityRecord.state(of: PupilNumberMissing.self, [.made(.person, nil, [.born: "2018-04-01", .sex: "F", .ethnicity: "WBRI"])])
                == .passed)
    }

    @Test func `a reason is enough`() {
        #expect(
            QualityRecord.state(
                of: PupilNumberMissing.self,
                [.made(.person, nil, [.born: "2012-03-31", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"])]) == .passed)
    }
}
