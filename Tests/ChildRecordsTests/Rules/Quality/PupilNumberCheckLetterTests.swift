import ChildRecords
import Testing

@Suite("Pupil number check letter")
struct PupilNumberCheckLetterTests {
    @Test func `a wrong letter is pointed out`() {
        #expect(
            QualityRecord.state(
                of: PupilNumberCheckLetter.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .upn: "B123456789123"])])
                == .failed)
    }

    @Test func `the letter that the figures make passes`() {
        #expect(
            QualityRecord.state(
                of: PupilNumberCheckLetter.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .upn: "H801200001001"])])
                == .passed)
    }

    @Test func `too short a number is wrong`() {
        #expect(
            QualityRecord.state(
                of: PupilNumberCheckLetter.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .upn: "H8012"])]) == .failed)
    }
}
