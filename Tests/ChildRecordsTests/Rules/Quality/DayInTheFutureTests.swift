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

    private func state(_ entries: [Entry]) -> RuleState.Kind { QualityRecord.state(of: DayInTheFuture.self, entries) }

    @Test func `an end after the data was taken is pointed out, and the data day is none`() {
        func episode(_ until: String) -> Entry {
            .made(.careEpisode, "2022-05-02", until: until, format: .lookedAfter, [.episodeReason: "S"])
        }
        #expect(state([episode("2062-12-01")]) == .failed)
        #expect(state([episode("2024-04-01")]) == .failed)
        #expect(state([episode("2024-03-31")]) == .passed)
    }

    @Test func `an end that a later form tells as well is none`() {
        let plan = Entry.made(.cpPlan, "2023-05-02", until: "2024-02-20", taken: "2024-02-01")
        #expect(state([plan]) == .failed)
        #expect(state([plan, .made(.cpPlan, "2023-05-02", until: "2024-02-20", format: .annexA, file: 2, taken: "2024-03-31")]) == .passed)
    }

    @Test func `leave to stay is given until a day to come`() {
        #expect(state([.made(.immigration, "2023-05-02", until: "2028-05-01")]) == .passed)
    }

    @Test func `a death after the data was taken is pointed out`() {
        #expect(state([.made(.person, nil, [.born: "2015-05-01", .died: "2034-01-01"])]) == .failed)
    }
}
