import ChildRecords
import Testing

@Suite("Unaccompanied no longer")
struct UnaccompaniedNoLongerTests {
    @Test func `a child who is no longer unaccompanied, with no date, is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a date in last year passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `a date before last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2021-09-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a date in this year’s return is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `one year alone is not checked`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ]) == .notChecked)
    }

    @Test func `a child who was on last year’s list and is not on this year’s is no longer unaccompanied`() {
        let entries: [Entry] = [
            .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2030-05-05"]),
            .thisYear(.careEpisode, "2022-05-02", [.episodeReason: "S"]),
        ]
        func list(_ taken: String) -> Entry {
            .made(.person, nil, child: "M8", format: .lookedAfter, taken: taken, [.unaccompanied: "Y"])
        }
        #expect(QualityRecord.state(of: UnaccompaniedNoLonger.self, entries, beside: [list("2024-03-31")]) == .failed)
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self, entries,
                beside: [.made(.person, nil, child: "M8", format: .lookedAfter, taken: "2024-03-31", [.sex: "M"])]) == .notChecked)
    }
}
