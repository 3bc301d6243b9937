import ChildRecords
import Testing

@Suite("Unborn past expected day")
struct UnbornPastExpectedDayTests {
    @Test func `twenty-nine days after the expected day it is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnbornPastExpectedDay.self,
                [.made(.person, nil, [.sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .expected: "2024-03-02"])]) == .failed)
    }

    @Test func `the twenty-eighth day is in time`() {
        #expect(
            QualityRecord.state(
                of: UnbornPastExpectedDay.self,
                [.made(.person, nil, [.sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .expected: "2024-03-03"])]) == .passed)
    }

    @Test func `a child who is born is not asked after`() {
        #expect(
            QualityRecord.state(
                of: UnbornPastExpectedDay.self,
                [.made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .expected: "2015-01-01"])])
                == .passed)
    }
}
