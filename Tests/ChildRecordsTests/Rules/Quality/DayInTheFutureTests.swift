import ChildRecords
import Testing

@Suite("Day in the future")
struct DayInTheFutureTests {
    @Test func `a contact after the data was taken is pointed out`() {
        #expect(
            QualityRecord.state(
                of: DayInTheFuture.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.contact, "2024-04-01"),
                ]) == .failed)
    }

    @Test func `the day itself passes`() {
        #expect(
            QualityRecord.state(
                of: DayInTheFuture.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.contact, "2024-03-31"),
                ]) == .passed)
    }
}
