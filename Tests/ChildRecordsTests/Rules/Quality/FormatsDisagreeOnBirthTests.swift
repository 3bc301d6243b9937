import ChildRecords
import Testing

@Suite("Formats disagree on birth")
struct FormatsDisagreeOnBirthTests {
    @Test func `two days of birth in two forms are pointed out`() {
        #expect(
            QualityRecord.state(
                of: FormatsDisagreeOnBirth.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.person, nil, format: .census, [.born: "2015-05-10"]),
                ]) == .fired)
    }

    @Test func `the same day in two forms passes`() {
        #expect(
            QualityRecord.state(
                of: FormatsDisagreeOnBirth.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.person, nil, format: .census, [.born: "2015-05-01"]),
                ]) == .passed)
    }
}
