import ChildRecords
import Testing

@Suite("Born in the future")
struct BornInTheFutureTests {
    @Test func `a birth after the data was taken is pointed out`() {
        #expect(
            QualityRecord.state(
                of: BornInTheFuture.self, [.made(.person, nil, [.born: "2024-04-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"])])
                == .failed)
    }

    @Test func `a birth on the day itself passes`() {
        #expect(
            QualityRecord.state(
                of: BornInTheFuture.self, [.made(.person, nil, [.born: "2024-03-31", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"])])
                == .passed)
    }

    @Test func `an expected day in the future is no birth`() {
        #expect(
            QualityRecord.state(
                of: BornInTheFuture.self,
                [.made(.person, nil, [.sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1", .expected: "2024-06-01"])]) == .passed)
    }
}
