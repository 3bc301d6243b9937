import ChildRecords
import Testing

@Suite("Unaccompanied only now")
struct UnaccompaniedOnlyNowTests {
    @Test func `a child who was not unaccompanied last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a child who was passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `a child who came this year is none of its business`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ], beside: QualityRecord.bothYears(.person)) == .notApplicable)
    }

    private static let unlisted: [Entry] = [.lastYear(.careEpisode, "2022-05-02", [.episodeReason: "S"])]
    private static let listed: [Entry] = [
        .thisYear(.careEpisode, "2022-05-02", [.episodeReason: "S"]), .thisYear(.person, nil, [.unaccompanied: "Y"]),
    ]

    private func list(_ taken: String) -> Entry {
        .made(.person, nil, child: "M8", format: .lookedAfter, taken: taken, [.unaccompanied: "Y"])
    }

    @Test func `a child who is not on last year’s list was not unaccompanied`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self, UnaccompaniedOnlyNowTests.unlisted + UnaccompaniedOnlyNowTests.listed,
                beside: [list("2023-03-31"), list("2024-03-31")]) == .failed)
    }

    @Test func `where last year’s list is not loaded, nothing is known`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self, UnaccompaniedOnlyNowTests.unlisted + UnaccompaniedOnlyNowTests.listed,
                beside: [list("2024-03-31"), .made(.person, nil, child: "M8", format: .lookedAfter, taken: "2023-03-31", [.sex: "M"])])
                == .notChecked)
    }

    @Test func `a table of children that says it of each child stands over the list`() {
        let said = Entry.made(.person, nil, child: "M8", format: .lookedAfter, taken: "2023-03-31", [.sex: "M", .unaccompanied: "N"])
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self, UnaccompaniedOnlyNowTests.unlisted + UnaccompaniedOnlyNowTests.listed,
                beside: [list("2023-03-31"), list("2024-03-31"), said]) == .notChecked)
    }
}
